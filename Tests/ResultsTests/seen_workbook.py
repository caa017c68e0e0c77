"""What openpyxl sees on the first sheet of a workbook, as JSON: cells by address, merged ranges, page.

    python seen_workbook.py table.xlsx
"""
import json
import sys

import openpyxl


def main(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = {
        cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
    }
    formats = {cell.coordinate: cell.number_format for row in sheet.iter_rows() for cell in row}
    json.dump(
        {
            "name": sheet.title,
            "cells": cells,
            "formats": formats,
            "merged": sorted(str(area) for area in sheet.merged_cells.ranges),
            "titles": sheet.print_title_rows,
            "orientation": sheet.page_setup.orientation,
            "paper": sheet.page_setup.paperSize,
            "fitsWidth": bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage),
            "freeze": sheet.freeze_panes,
        },
        sys.stdout,
        ensure_ascii=False,
    )


if __name__ == "__main__":
    main(sys.argv[1])
