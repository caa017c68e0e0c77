"""`vuon classify` of a readable file, list year 2026, in polars: expressions over columns from CSV to CSV.

Usage: classify_polars.py INPUT.csv OUTPUT.csv
"""

import sys

import polars as pl

FLAGS = [f"d{order:02d}" for order in range(1, 13)]
TYPES = {"id": pl.String, "zone": pl.String, "members": pl.Int32, "income": pl.Int64, "b1": pl.Int32, "b2": pl.Int32}
TYPES |= {flag: pl.Int8 for flag in FLAGS}
ACT = "NĐ 351/2025/NĐ-CP, giữ hiệu lực Điều 3 NĐ 07/2021/NĐ-CP."

col, lit, when = pl.col, pl.lit, pl.when


def by_zone(urban, rural):
    return when(col("zone") == "urban").then(lit(urban)).otherwise(lit(rural))


def grouped(number):
    """1500000 as 1.500.000."""
    text = number.cast(pl.String)
    return (
        when(number >= 1_000_000)
        .then(pl.concat_str(text.str.head(-6), lit("."), text.str.slice(-6, 3), lit("."), text.str.tail(3)))
        .when(number >= 1_000)
        .then(pl.concat_str(text.str.head(-3), lit("."), text.str.tail(3)))
        .otherwise(text)
    )


def named(wanted):
    """Names of the flags that are `wanted`, parted by spaces."""
    parts = [when(wanted(col(flag))).then(lit(flag)) for flag in FLAGS]
    return pl.concat_str(parts, separator=" ", ignore_nulls=True)


by_points = (col("open") == 12) & col("b2").is_not_null()
standing = (
    when(col("income").is_not_null())
    .then(
        when(col("income") <= col("line")).then(lit("within"))
        .when(col("income") <= col("band")).then(lit("average")).otherwise(lit("above")))
    .when(col("b1").is_not_null())
    .then(when(col("b1") <= col("points")).then(lit("within")).otherwise(lit("not_poor")))
    .otherwise(lit("undetermined"))
)
category = (
    when(col("standing") != "within").then(col("standing"))
    .when(col("lacks") >= 3).then(lit("poor"))
    .when(col("lacks") + col("unknowns") < 3).then(lit("near_poor"))
    .otherwise(lit("undetermined"))
)
lacks_in_words = pl.concat_str(
    lit(", thiếu hụt "), col("lacks").cast(pl.String), lit(" chỉ số"),
    when(col("unknowns") > 0)
    .then(pl.concat_str(lit(", chưa rõ "), col("unknowns").cast(pl.String), lit(" chỉ số"))).otherwise(lit("")),
    lit(" (hộ nghèo: từ 3 chỉ số trở lên)"))
by_income = pl.concat_str(
    lit("Thu nhập "), grouped(col("income")), lit(" đồng/người/tháng "),
    when(col("standing") == "within")
    .then(pl.concat_str(
        lit("không quá chuẩn "), grouped(col("line")), lit(" đồng của khu vực "), col("area"), lacks_in_words))
    .when(col("standing") == "average")
    .then(pl.concat_str(
        lit("vượt chuẩn "), grouped(col("line")), lit(" đồng của khu vực "), col("area"), lit(" và không quá "),
        grouped(col("band")), lit(" đồng")))
    .otherwise(pl.concat_str(
        lit("vượt "), grouped(col("band")), lit(" đồng, mức cao nhất của hộ có mức sống trung bình ở khu vực "),
        col("area"), lit(","))))
by_b1 = pl.concat_str(
    lit("Điểm B1 "), col("b1").cast(pl.String),
    when(col("standing") == "within")
    .then(pl.concat_str(
        lit(" không quá mức "), col("points").cast(pl.String), lit(" của khu vực "), col("area"), lacks_in_words))
    .otherwise(pl.concat_str(
        lit(" vượt mức "), col("points").cast(pl.String), lit(" của khu vực "), col("area"), lit(","))))
reason = pl.concat_str(
    when(col("income").is_not_null()).then(by_income)
    .when(col("b1").is_not_null()).then(by_b1)
    .otherwise(lit("Không có thu nhập và không có điểm B1")),
    lit(" nên là "), col("class"), lit(f" theo {ACT}"))

(
    pl.scan_csv(sys.argv[1], schema=TYPES)
    .with_columns(
        flagged=pl.sum_horizontal(FLAGS),
        open=pl.sum_horizontal([col(flag).is_null().cast(pl.Int8) for flag in FLAGS]),
        line=by_zone(2_000_000, 1_500_000), band=by_zone(3_000_000, 2_250_000), points=by_zone(175, 140),
        area=by_zone("thành thị", "nông thôn"))
    .with_columns(
        lacks=when(by_points).then(col("b2") // 10).otherwise(col("flagged")),
        unknowns=when(by_points).then(0).otherwise(col("open")),
        standing=standing)
    .with_columns(**{"class": category})
    .select(
        "id", "class", "lacks", "unknowns", named(lambda flag: flag == 1).alias("lacking"),
        when(by_points).then(lit("")).otherwise(named(lambda flag: flag.is_null())).alias("unknown"),
        reason.alias("reason"))
    .sink_csv(sys.argv[2])
)
