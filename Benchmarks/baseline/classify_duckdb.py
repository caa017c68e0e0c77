"""`vuon classify` of a readable file, list year 2026, in DuckDB: one query from CSV to CSV.

Usage: classify_duckdb.py INPUT.csv OUTPUT.csv
"""

import sys

import duckdb

FLAGS = [f"d{order:02d}" for order in range(1, 13)]
TYPES = {"id": "VARCHAR", "zone": "VARCHAR", "members": "INTEGER"}
TYPES |= {"income": "BIGINT", "b1": "INTEGER", "b2": "INTEGER"}
TYPES |= {flag: "TINYINT" for flag in FLAGS}

LACKING = ", ".join(f"CASE WHEN {flag} = 1 THEN '{flag}' END" for flag in FLAGS)
UNKNOWN = ", ".join(f"CASE WHEN {flag} IS NULL THEN '{flag}' END" for flag in FLAGS)
ACT = "'NĐ 351/2025/NĐ-CP, giữ hiệu lực Điều 3 NĐ 07/2021/NĐ-CP.'"
WITHIN = """', thiếu hụt ' || lacks || ' chỉ số'
    || CASE WHEN unknowns > 0 THEN ', chưa rõ ' || unknowns || ' chỉ số' ELSE '' END
    || ' (hộ nghèo: từ 3 chỉ số trở lên)'"""

QUERY = f"""
COPY (
    WITH loose AS (
        SELECT *, {" + ".join(f"coalesce({flag}, 0)" for flag in FLAGS)} AS flagged,
            {" + ".join(f"({flag} IS NULL)::INT" for flag in FLAGS)} AS open,
            CASE zone WHEN 'urban' THEN 2000000 WHEN 'rural' THEN 1500000 END AS line,
            CASE zone WHEN 'urban' THEN 3000000 WHEN 'rural' THEN 2250000 END AS band,
            CASE zone WHEN 'urban' THEN 175 WHEN 'rural' THEN 140 END AS points,
            CASE zone WHEN 'urban' THEN 'thành thị' WHEN 'rural' THEN 'nông thôn' END AS area
        FROM read_csv($1, header = true, columns = {TYPES})
    ), counted AS (
        SELECT *, open = 12 AND b2 IS NOT NULL AS by_points,
            CASE WHEN open = 12 AND b2 IS NOT NULL THEN b2 // 10 ELSE flagged END AS lacks,
            CASE WHEN open = 12 AND b2 IS NOT NULL THEN 0 ELSE open END AS unknowns,
            CASE WHEN income <= line THEN 'within' WHEN income <= band THEN 'average' WHEN income > band THEN 'above'
                WHEN b1 <= points THEN 'within' WHEN b1 > points THEN 'not_poor' ELSE 'undetermined' END AS standing
        FROM loose
    ), judged AS (
        SELECT *, CASE WHEN standing <> 'within' THEN standing WHEN lacks >= 3 THEN 'poor'
            WHEN lacks + unknowns < 3 THEN 'near_poor' ELSE 'undetermined' END AS class
        FROM counted
    )
    SELECT id, class, lacks, unknowns, concat_ws(' ', {LACKING}) AS lacking,
        CASE WHEN by_points THEN '' ELSE concat_ws(' ', {UNKNOWN}) END AS unknown,
        CASE WHEN income IS NOT NULL THEN
            'Thu nhập ' || replace(format('{{:,}}', income), ',', '.') || ' đồng/người/tháng ' || CASE standing
                WHEN 'within' THEN 'không quá chuẩn ' || replace(format('{{:,}}', line), ',', '.')
                    || ' đồng của khu vực ' || area || {WITHIN}
                WHEN 'average' THEN 'vượt chuẩn ' || replace(format('{{:,}}', line), ',', '.') || ' đồng của khu vực '
                    || area || ' và không quá ' || replace(format('{{:,}}', band), ',', '.') || ' đồng'
                ELSE 'vượt ' || replace(format('{{:,}}', band), ',', '.')
                    || ' đồng, mức cao nhất của hộ có mức sống trung bình ở khu vực ' || area || ',' END
        WHEN b1 IS NOT NULL THEN 'Điểm B1 ' || b1 || CASE standing
                WHEN 'within' THEN ' không quá mức ' || points || ' của khu vực ' || area || {WITHIN}
                ELSE ' vượt mức ' || points || ' của khu vực ' || area || ',' END
        ELSE 'Không có thu nhập và không có điểm B1' END
        || ' nên là ' || class || ' theo ' || {ACT} AS reason
    FROM judged
) TO '{sys.argv[2]}' (HEADER)
"""

connection = duckdb.connect()
connection.execute("SET preserve_insertion_order = true")
connection.execute(QUERY, [sys.argv[1]])
