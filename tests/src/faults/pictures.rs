//! Section E of the table: pictures and other files a report names.

use super::Change::{File, Gone, Link, Repeated, Text};
use super::{Change, Fault, check, pdf, run, script, tried};

const PICTURE: &str = "(2024/outcomes.png \"宽=4cm\")";
const PROBLEMS: &str = "text = \"公开的深度还不够，下一年继续改进。\"";
const OUTSIDE: &[&str] =
    &["picture-outside-folder", "不是报告目录内的文件", "只能引用报告目录内的图片"];
const NOT_HERE: &[&str] = &["prose-file-outside-folder", "不在报告所在的目录内"];
const NAME: &str = "2024/outcomes.png";
const BROKEN: &[&str] = &["unusable-picture", "2024.toml:", "损坏或不完整，请重新导出"];
const BROKEN_PDF: &[&str] =
    &["unusable-picture", "2024.toml:", "损坏或不完整，请重新导出", "没有写 PDF"];

/// The head of a PNG of 50,000 by 50,000 pixels.
const BOMB: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\xc3P\x00\x00\xc3P\x08\x02\x00\x00\x00\xc4\xcd\xaa\x9d\x00\x00\x00\x01IDATxv\xe6\x84\xe6\x00\x00\x00\x00IEND\xaeB`\x82";
/// One of 1,200 by 2,400, all black.
const TALL: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\0\0\0\x0dIHDR\0\0\x04\xb0\0\0\x09`\x01\0\0\0\0\xb0\xb3\xf3\x8d\0\0\x01vIDATx\xda\xed\xc1\x01\x0d\0\0\0\xc2\xa0\xf7Om\x0e7\xa0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0>\x0c\x87\xeb\0\x01\x13n\xd0c\0\0\0\0IEND\xaeB`\x82";
/// One of 2 by 2, cut short.
const CUT: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x08\x02\x00\x00\x00\xfd\xd4\x9as\x00\x00\x00\x0eIDATx\x9cch\x00\x03\x06\x08\x05\x00*\x0e\x06\x01";
/// One of 2 by 2 with 16 bits a channel.
const DEEP: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x10\x02\x00\x00\x00\xadDF0\x00\x00\x00\x0eIDATx\x9cch@\x02\x0c\xc8\x1c\x00\x9c\x1a\x0c\x01<\x82sD\x00\x00\x00\x00IEND\xaeB`\x82";
/// One of 2 by 2 with two frames.
const MOVING: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x08\x02\x00\x00\x00\xfd\xd4\x9as\x00\x00\x00\x08acTL\x00\x00\x00\x02\x00\x00\x00\x00\xf3\x8d\x93p\x00\x00\x00\x0eIDATx\x9cch\x00\x03\x06\x08\x05\x00*\x0e\x06\x01\x15\x9eB\xd7\x00\x00\x00\x00IEND\xaeB`\x82";
/// The head of a JPEG in four inks, 16 by 16.
const FOUR_INKS: &[u8] = b"\xff\xd8\xff\xc0\x00\x14\x08\x00\x10\x00\x10\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00\xff\xda\x00\x0e\x04\x01\x00\x02\x00\x03\x00\x04\x00\x00\x3f\x00\x00\xff\xd9";
/// One of 240 by 2 with the rows of one.
const FEW_ROWS: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\xf0\x00\x00\x00\x02\x08\x00\x00\x00\x00Cd\x0e\\\x00\x00\x00\x0cIDATx\x9cc`\x18a\x00\x00\x00\xf1\x00\x01\x9c\xda\x08\xff\x00\x00\x00\x00IEND\xaeB`\x82";
/// One whose second row has a filter there is none of.
const FILTER: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\xf0\x00\x00\x00\x02\x08\x00\x00\x00\x00Cd\x0e\\\x00\x00\x00\x12IDATx\x9cc`\x18a\x80s\xa0\x1d@o\x00\x00\x0a[\x00\x0a\xb7^G\x85\x00\x00\x00\x00IEND\xaeB`\x82";
/// One of two colours, with an index of a third.
const INDEX: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\xf0\x00\x00\x00\x01\x08\x03\x00\x00\x00\xd7E\xd3\x1c\x00\x00\x00\x06PLTE\x00\x00\x00\x00\x00\x00\xa5g\xb9\xcf\x00\x00\x00\x0dIDATx\x9cc`b\x18Y\x00\x00\x02\xd1\x00\x03\x07\xc93)\x00\x00\x00\x00IEND\xaeB`\x82";
/// One with a sum of its rows that is wrong.
const ADLER: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\xf0\x00\x00\x00\x02\x08\x00\x00\x00\x00Cd\x0e\\\x00\x00\x00\x0eIDATx\x9cc`\x18\x05\xc3\x1b\x00\x00\x01\xe2\x00w\xe4t7\xc3\x00\x00\x00\x00IEND\xaeB`\x82";
/// A JPEG of 240 by 8 without samples.
const NO_SAMPLES: &[u8] = b"\xff\xd8\xff\xdb\x00C\x00\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\xff\xc0\x00\x0b\x08\x00\x08\x00\xf0\x01\x01\x11\x00\xff\xc4\x00\x14\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xc4\x00\x14\x10\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xda\x00\x08\x01\x01\x00\x00?\x00\xff\xd9";
/// One of 240 by 4,000 with the samples of the first blocks.
const FEW_SAMPLES: &[u8] = b"\xff\xd8\xff\xdb\x00C\x00\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\xff\xc0\x00\x0b\x08\x0f\xa0\x00\xf0\x01\x01\x11\x00\xff\xc4\x00\x14\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xc4\x00\x14\x10\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xda\x00\x08\x01\x01\x00\x00?\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xd9";
/// One without tables.
const NO_TABLES: &[u8] = b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x08\x00\xf0\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00?\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xd9";
/// A PNG of 40,000 by 1 pixels.
const LONG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x9c@\x00\x00\x00\x01\x08\x00\x00\x00\x00\x98\x0b\x94X\x00\x00\x00=IDATx\x9c\xed\xc11\x01\x00\x00\x00\xc2\xa0\xf5O\xedg\x0a\xa0\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x80\x1b\x9cA\x00\x01Z\xba\x93\xd2\x00\x00\x00\x00IEND\xaeB`\x82";
/// One of 6,500 by 6,500 pixels with opacity, in seven passes.
const HEAVY: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x19d\x00\x00\x19d\x08\x06\x00\x00\x01 \x18\x86\x91\x00\x00\x00\x0bIDATx\x9cc`\x80\x02\x00\x00\x09\x00\x01\xfbR\xb8\xa9\x00\x00\x00\x00IEND\xaeB`\x82";

/// A JPEG lying on its side, with a comment that tells where it was taken.
const PHOTOGRAPH: &[Change] = &[
    Repeated(NAME, b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0\xff\xfe\0\x08GPS31N", 1),
    Repeated(NAME, include_bytes!("../../specimen/bars.jpg").split_at(2).1, 1),
];

pub(super) const FAULTS: &[Fault] = &[
    tried(
        70,
        "a named file is not there",
        &[
            check(
                "a picture in another case",
                &[Text("(2024/outcomes.png", "(2024/Outcomes.png")],
                1,
                &["picture-missing", "不存在，相近的文件是 2024/outcomes.png"],
            ),
            check(
                "a picture misspelt",
                &[Text("(2024/outcomes.png", "(2024/outcome.png")],
                1,
                &["相近的文件是 2024/outcomes.png"],
            ),
            check(
                "a picture removed",
                &[Gone(NAME)],
                1,
                &["picture-missing", "2024/outcomes.png 不存在"],
            ),
            check(
                "a prose file",
                &[Text(PROBLEMS, "file = \"problems.md\"")],
                1,
                &["prose-file-unreadable", "problems.md 不存在"],
            ),
            check(
                "a folder for a picture",
                &[Text("(2024/outcomes.png", "(2024")],
                1,
                &["picture-missing", "不是文件"],
            ),
        ],
    ),
    tried(
        71,
        "a path that leads out of the report's folder",
        &[
            check("a picture: ..", &[Text(PICTURE, "(../a.png)")], 2, OUTSIDE),
            check("a picture: .. inside", &[Text(PICTURE, "(2024/../../a.png)")], 2, OUTSIDE),
            check("a picture: absolute", &[Text(PICTURE, "(/etc/a.png)")], 2, OUTSIDE),
            check("a picture: a drive", &[Text(PICTURE, "(C:/a.png)")], 2, OUTSIDE),
            check("a picture: UNC", &[Text(PICTURE, "(//srv/a.png)")], 2, OUTSIDE),
            check(
                "a picture: UNC with backslashes",
                &[Text(PICTURE, "(<\\\\\\\\srv\\\\a.png>)")],
                2,
                &["picture-outside-folder", "路径请用 /"],
            ),
            check("a picture: CON", &[Text(PICTURE, "(CON)")], 2, OUTSIDE),
            check("a picture: NUL.png in a folder", &[Text(PICTURE, "(2024/NUL.png)")], 2, OUTSIDE),
            check("a picture: COM1", &[Text(PICTURE, "(com1.png)")], 2, OUTSIDE),
            check("a picture: an alternate stream", &[Text(PICTURE, "(a.png:stream)")], 2, OUTSIDE),
            check("a picture: http", &[Text(PICTURE, "(http://example.cn/a.png)")], 2, OUTSIDE),
            check("a picture: file", &[Text(PICTURE, "(file:///etc/a.png)")], 2, OUTSIDE),
            check(
                "a picture: a link out",
                &[Text(PICTURE, "(link.png)"), Link("link.png", "/etc/passwd")],
                2,
                OUTSIDE,
            ),
            pdf("a picture: .., `pdf`", &[Text(PICTURE, "(../a.png)")], 2, OUTSIDE),
            run(
                "a picture: .., `pdf --draft`",
                &[Text(PICTURE, "(../a.png)")],
                &["pdf", "--draft", "2024.toml"],
                2,
                &["picture-outside-folder", "没有写 PDF"],
            ),
            check(
                "a picture: .., and a sum that is wrong",
                &[
                    Text(PICTURE, "(../a.png)"),
                    Text("[14,  2,  1,  0,  1,  0, 18]", "[14,  2,  1,  0,  1,  0, 19]"),
                ],
                2,
                &["picture-outside-folder", "requester-total-mismatch", "错误 2 处"],
            ),
            check("prose: ..", &[Text(PROBLEMS, "file = \"../a.md\"")], 2, NOT_HERE),
            check("prose: absolute", &[Text(PROBLEMS, "file = \"/etc/passwd\"")], 2, NOT_HERE),
            check("prose: a drive", &[Text(PROBLEMS, "file = \"C:/a.md\"")], 2, NOT_HERE),
            check("prose: UNC", &[Text(PROBLEMS, "file = '\\\\srv\\a.md'")], 2, NOT_HERE),
            check("prose: NUL", &[Text(PROBLEMS, "file = \"NUL.md\"")], 2, NOT_HERE),
            check(
                "prose: an alternate stream",
                &[Text(PROBLEMS, "file = \"a.md:stream\"")],
                2,
                NOT_HERE,
            ),
            check(
                "prose: http",
                &[Text(PROBLEMS, "file = \"http://example.cn/a.md\"")],
                2,
                NOT_HERE,
            ),
            check(
                "prose: a link out",
                &[Text(PROBLEMS, "file = \"link.md\""), Link("link.md", "/etc/passwd")],
                2,
                NOT_HERE,
            ),
            check(
                "last year's report: ..",
                &[Text("previous = \"2023.toml\"", "previous = \"../2023.toml\"")],
                0,
                &["未做跨年核对", "不在报告所在的目录内"],
            ),
            check(
                "last year's report: http",
                &[Text("previous = \"2023.toml\"", "previous = \"http://example.cn/2023.toml\"")],
                0,
                &["未做跨年核对", "不在报告所在的目录内"],
            ),
        ],
    ),
    tried(
        72,
        "a picture that would fill the memory",
        &[
            check(
                "50,000 by 50,000 pixels",
                &[File(NAME, BOMB)],
                2,
                &["picture-too-large", "50000 × 50000 像素", "超过 5000 万像素的上限"],
            ),
            pdf(
                "the same, `pdf`",
                &[File(NAME, BOMB)],
                2,
                &["超过 5000 万像素的上限", "没有写 PDF"],
            ),
            run(
                "the same, `pdf --draft`",
                &[File(NAME, BOMB)],
                &["pdf", "2024.toml", "--draft"],
                2,
                &["picture-too-large", "没有写 PDF"],
            ),
            check(
                "a side of 40,000 pixels",
                &[File(NAME, LONG)],
                2,
                &["picture-too-large", "一边超过 32767 像素的上限"],
            ),
            check(
                "42 megapixels with opacity, in seven passes",
                &[File(NAME, HEAVY)],
                2,
                &["picture-too-large", "解开要 322 MB 内存，超过 256 MB 的上限"],
            ),
            pdf(
                "the same, `pdf`",
                &[File(NAME, HEAVY)],
                2,
                &["picture-too-large", "解开要 322 MB 内存", "没有写 PDF"],
            ),
            check(
                "21 MB",
                &[Repeated(NAME, b"\x89PNG\x0d\x0a\x1a\x0a________", 1_400_000)],
                2,
                &["picture-too-large", "超过上限 20971520 字节"],
            ),
            script(
                "six of 18 MB, `pdf`",
                &[Text(
                    "![办理结果](2024/outcomes.png \"宽=4cm\")",
                    "![甲](1.jpg)\n\n![乙](2.jpg)\n\n![丙](3.jpg)\n\n![丁](4.jpg)\n\n![戊](5.jpg)\n\n![己](6.jpg)",
                )],
                "for n in 1 2 3 4 5 6; do printf '\\377\\330\\377\\300\\0\\013\\010\\0\\020\\0\\020\\001\\001\\021\\0\\377\\332\\0\\010\\001\\001\\0\\0\\077\\0' > $n.jpg; truncate -s 18M $n.jpg; done; $BIN pdf 2024.toml; code=$?; rm ?.jpg; exit $code",
                1,
                &["6.jpg", "与其他图片合计超过 100 MB", "没有写 PDF"],
            ),
        ],
    ),
    tried(
        73,
        "a picture that cannot be read",
        &[
            check("cut short", &[File(NAME, CUT)], 1, BROKEN),
            pdf("the same, `pdf`", &[File(NAME, CUT)], 1, BROKEN_PDF),
            check("a PNG with too few rows", &[File(NAME, FEW_ROWS)], 1, BROKEN),
            pdf("the same, `pdf`", &[File(NAME, FEW_ROWS)], 1, BROKEN_PDF),
            check("a filter of no kind", &[File(NAME, FILTER)], 1, BROKEN),
            pdf("the same, `pdf`", &[File(NAME, FILTER)], 1, BROKEN_PDF),
            check("an index beyond the palette", &[File(NAME, INDEX)], 1, BROKEN),
            pdf("the same, `pdf`", &[File(NAME, INDEX)], 1, BROKEN_PDF),
            check("a checksum that is wrong", &[File(NAME, ADLER)], 1, BROKEN),
            check("a JPEG without samples", &[File(NAME, NO_SAMPLES)], 1, BROKEN),
            pdf("the same, `pdf`", &[File(NAME, NO_SAMPLES)], 1, BROKEN_PDF),
            check("a JPEG of 4,000 rows, samples for 8", &[File(NAME, FEW_SAMPLES)], 1, BROKEN),
            pdf("the same, `pdf`", &[File(NAME, FEW_SAMPLES)], 1, BROKEN_PDF),
            check("a JPEG without tables", &[File(NAME, NO_TABLES)], 1, BROKEN),
            run(
                "the same, `pdf --draft`",
                &[File(NAME, NO_TABLES)],
                &["pdf", "--draft", "2024.toml"],
                1,
                BROKEN_PDF,
            ),
            pdf("no picture", &[File(NAME, b"text")], 1, &["不是图片文件"]),
            check(
                "HEIC",
                &[File(NAME, b"\0\0\0\x18ftypheic\0\0\0\0")],
                1,
                &["unusable-picture", "是 HEIC 格式", "另存为 PNG"],
            ),
            check(
                "WMF",
                &[File(NAME, b"\xd7\xcd\xc6\x9a____________________")],
                1,
                &["是 WMF 格式", "另存为 PNG"],
            ),
            check(
                "EMF",
                &[File(NAME, b"\x01\0\0\0____________________________________ EMF____")],
                1,
                &["是 EMF 格式", "另存为 PNG"],
            ),
            check("TIFF", &[File(NAME, b"II*\0____________")], 1, &["是 TIFF 格式", "另存为 PNG"]),
            check(
                "BMP",
                &[File(NAME, b"BM________________________")],
                1,
                &["是 BMP 格式", "另存为 PNG"],
            ),
            check("four inks", &[File(NAME, FOUR_INKS)], 1, &["CMYK", "转为 RGB"]),
            check("16 bits a channel", &[File(NAME, DEEP)], 1, &["每通道超过 8 位"]),
            pdf(
                "a JPEG named .png is one all the same",
                &[File(NAME, include_bytes!("../../specimen/bars.jpg"))],
                0,
                &["已写出 2024.pdf"],
            ),
        ],
    ),
    tried(
        74,
        "a moving picture",
        &[
            check("APNG", &[File(NAME, MOVING)], 1, &["是动图，印不出来"]),
            check("GIF", &[File(NAME, b"GIF89a____________")], 1, &["是 GIF 格式", "另存为 PNG"]),
        ],
    ),
    tried(
        75,
        "a photograph with its place, lying on its side",
        &[
            script(
                "`pdf`, and `extract` elsewhere: no metadata, and the same PDF again",
                PHOTOGRAPH,
                "$BIN pdf 2024.toml && $BIN extract 2024.pdf -o x/2024.toml && $BIN pdf x/2024.toml; cmp 2024.pdf x/2024.pdf && grep -qa GPS31N 2024/outcomes.png && ! grep -qa GPS31N x/2024/outcomes.png && grep -qa Exif x/2024/outcomes.png && echo 相同; rm -r x",
                0,
                &["已取出引用的 x/2024/outcomes.png", "相同"],
            )
            .leaves(&["2024.pdf"]),
            script(
                "`extract` beside the original leaves it as it is",
                PHOTOGRAPH,
                "$BIN pdf 2024.toml && $BIN extract 2024.pdf",
                0,
                &["已取出 2024.toml"],
            )
            .leaves(&["2024.pdf"]),
        ],
    ),
    tried(
        76,
        "SVG",
        &[check(
            "a drawing",
            &[File(NAME, b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>")],
            1,
            &["是 SVG 格式", "另存为 PNG"],
        )],
    ),
    tried(
        77,
        "a picture without words",
        &[check(
            "no caption",
            &[Text("![办理结果]", "![]")],
            1,
            &["picture-without-caption", "图片没有图注", "读屏软件"],
        )],
    ),
    tried(
        78,
        "a coarse picture",
        &[check(
            "240 dots over 15 cm",
            &[Text("宽=4cm", "宽=15cm")],
            0,
            &["警告[coarse-picture]", "印出来每英寸只有 ", "印小一点"],
        )],
    ),
    tried(
        79,
        "a picture larger than the page",
        &[
            check(
                "wider",
                &[File(NAME, TALL), Text("宽=4cm", "宽=20cm")],
                0,
                &["提示[scaled-picture]", "比版心宽，印时按比例缩小"],
            ),
            check(
                "higher",
                &[File(NAME, TALL), Text("宽=4cm", "宽=15cm")],
                0,
                &["提示[scaled-picture]", "比一页高，印时按比例缩小"],
            ),
            run(
                "`pdf` scales it",
                &[File(NAME, include_bytes!("../../specimen/grey.png")), Text("宽=4cm", "宽=20cm")],
                &["pdf", "2024.toml"],
                0,
                &["已写出 2024.pdf"],
            )
            .leaves(&["2024.pdf"]),
        ],
    ),
];
