"""A workbook of 15 sheets in the form of the official tables, 200 rows each, beside XlsxWriter and rust_xlsxwriter.

Each program writes it ten times in one run, so that starting Python does not decide. All cells must be equal.
"""

from python_calamine import CalamineWorkbook
from side_by_side import BASELINE, PYTHON, folder_of, in_turn, measured, table, verdict

TIMES, ROUNDS = 10, 4


def cells(path):
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def main():
    program, folder = measured(), folder_of("workbook")
    outputs = {name: folder / f"{name}.xlsx" for name in ("vuon", "xlsxwriter", "rust")}
    commands = {
        "Vươn (`Office.WorkbookWriter`)": [program, "write", outputs["vuon"], TIMES],
        "XlsxWriter, constant_memory": [PYTHON, BASELINE / "write_xlsxwriter.py", outputs["xlsxwriter"], TIMES],
        "rust_xlsxwriter qua Python": [PYTHON, BASELINE / "write_rust_xlsxwriter.py", outputs["rust"], TIMES],
    }
    best = in_turn({name: (lambda: None, command) for name, command in commands.items()}, ROUNDS)
    written = [cells(path) for path in outputs.values()]
    if not written[0] == written[1] == written[2]:
        raise SystemExit("Các chương trình ghi ra những ô khác nhau.")
    size = outputs["vuon"].stat().st_size / 1e3
    table(
        f"Ghi sổ .xlsx 15 trang × 200 dòng × 20 cột, {TIMES} lần trong một lần chạy", best,
        "Vươn (`Office.WorkbookWriter`)",
        [
            f"Cùng ô, kiểu chữ, đường kẻ, độ rộng, dòng lặp khi in; mỗi tệp của Vươn {size:.0f} kB.",
            "rust_xlsxwriter được gọi từng ô từ Python (gói rvgsrust-xlsxwriter), như một chương trình Python sẽ gọi.",
        ])
    ours, rust = best["Vươn (`Office.WorkbookWriter`)"], best["rust_xlsxwriter qua Python"]
    verdict("Ghi sổ .xlsx", ours, "rust_xlsxwriter", rust, 1, "libxlsxwriter từ C, khoảng 0,06 giây một sổ")


if __name__ == "__main__":
    main()
