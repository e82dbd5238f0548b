"""The two forms as a person would draw them, by hand and apart from the program: what the files are made of."""
import tomllib, pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Columns and rows of 表二, block by block: heading, columns, rows (key, label).
DISCLOSURE = {
    "2021": [
        ("第二十条第（一）项", ["本年制发件数", "本年废止件数", "现行有效件数"],
         [("government_rules", "规章"), ("normative_documents", "行政规范性文件")]),
        ("第二十条第（五）项", ["本年处理决定数量"], [("licensing", "行政许可")]),
        ("第二十条第（六）项", ["本年处理决定数量"], [("penalties", "行政处罚"), ("compulsory_measures", "行政强制")]),
        ("第二十条第（八）项", ["本年收费金额（单位：万元）"], [("administrative_fees", "行政事业性收费")]),
    ],
    "2019": [
        ("第二十条第（一）项", ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
         [("government_rules", "规章"), ("normative_documents", "规范性文件")]),
        ("第二十条第（五）项", ["上一年项目数量", "本年增/减", "处理决定数量"],
         [("licensing", "行政许可"), ("other_public_services", "其他对外管理服务事项")]),
        ("第二十条第（六）项", ["上一年项目数量", "本年增/减", "处理决定数量"],
         [("penalties", "行政处罚"), ("compulsory_measures", "行政强制")]),
        ("第二十条第（八）项", ["上一年项目数量", "本年增/减"], [("administrative_fees", "行政事业性收费")]),
        ("第二十条第（九）项", ["采购项目数量", "采购总金额"], [("government_procurement", "政府集中采购")]),
    ],
}
WHO = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RESULTS = [
    ("（一）予以公开", [("granted", None)]),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", [("partially_granted", None)]),
    ("（三）不予公开", [
        ("denied.state_secret", "1.属于国家秘密"), ("denied.prohibited_by_law", "2.其他法律行政法规禁止公开"),
        ("denied.security_or_stability", "3.危及“三安全一稳定”"), ("denied.third_party_rights", "4.保护第三方合法权益"),
        ("denied.internal_affairs", "5.属于三类内部事务信息"), ("denied.deliberative_process", "6.属于四类过程性信息"),
        ("denied.enforcement_file", "7.属于行政执法案卷"), ("denied.administrative_inquiry", "8.属于行政查询事项")]),
    ("（四）无法提供", [
        ("unavailable.not_held", "1.本机关不掌握相关政府信息"),
        ("unavailable.would_require_creation", "2.没有现成信息需要另行制作"),
        ("unavailable.still_unclear", "3.补正后申请内容仍不明确")]),
    ("（五）不予处理", [
        ("not_processed.petition_or_complaint", "1.信访举报投诉类申请"), ("not_processed.repeated", "2.重复申请"),
        ("not_processed.published_material", "3.要求提供公开出版物"),
        ("not_processed.excessive", "4.无正当理由大量反复申请"),
        ("not_processed.reissue", "5.要求行政机关确认或重新出具已获取信息")]),
    ("（六）其他处理", [
        ("closed_otherwise.clarification_overdue", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("closed_otherwise.fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        ("closed_otherwise.other", "3.其他")]),
    ("（七）总计", [("processed", None)]),
]
CASES = [("reconsideration", "行政复议"), ("direct_litigation", "未经复议直接起诉"),
         ("litigation_after_reconsideration", "复议后起诉")]
OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
PARTS = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
         "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"]


def results(edition):
    if edition == "2021":
        return RESULTS
    return [(label, [("closed_otherwise", None)] if "其他处理" in label else rows) for label, rows in RESULTS]


def load(edition):
    """The figures of one of the sample reports, as published: {"requests.received": ["214", …]}."""
    text = (ROOT / "reports" / {"2021": "2024.toml", "2019": "2020.toml"}[edition]).read_bytes().decode()
    report = tomllib.loads(text, parse_float=str)
    rows = {}

    def walk(table, path):
        for key, value in table.items():
            if key in ("notes", "intro", "heading"):
                continue
            if isinstance(value, dict):
                walk(value, path + [key])
            else:
                cells = value if isinstance(value, list) else [value]
                rows[".".join(path + [key])] = [str(cell) for cell in cells]

    for table in ("proactive_disclosure", "requests", "cases"):
        walk(report[table], [table])
    return rows


class Cell:
    """A cell of a drawn table: text, rows and columns it covers, what it is for."""

    def __init__(self, text, down=1, across=1, head=False, path=None):
        self.text, self.down, self.across, self.head, self.path = text, down, across, head, path


def disclosure(edition, rows):
    """表二 as rows of cells, four columns wide."""
    table = []
    for heading, columns, own in DISCLOSURE[edition]:
        table.append([Cell(heading, across=4, head=True)])
        spans = {1: [3], 2: [1, 2], 3: [1, 1, 1]}[len(columns)]
        table.append([Cell("信息内容", head=True)]
                     + [Cell(label, across=span, head=True) for label, span in zip(columns, spans)])
        for key, label in own:
            values = rows["proactive_disclosure." + key]
            table.append([Cell(label, head=True)]
                         + [Cell(value, across=span, path=f"proactive_disclosure.{key}#{at}")
                            for at, (value, span) in enumerate(zip(values, spans))])
    return table


def requests(edition, rows):
    """表三 as rows of cells, ten columns wide."""
    def values(key):
        return [Cell(value, path=f"requests.{key}#{at}") for at, value in enumerate(rows["requests." + key])]
    table = [
        [Cell(CORNER, down=3, across=3, head=True), Cell("申请人情况", across=7, head=True)],
        [Cell("自然人", down=2, head=True), Cell("法人或其他组织", across=5, head=True), Cell("总计", down=2, head=True)],
        [Cell(label, head=True) for label in WHO[1:6]],
        [Cell("一、本年新收政府信息公开申请数量", across=3, head=True)] + values("received"),
        [Cell("二、上年结转政府信息公开申请数量", across=3, head=True)] + values("pending_at_start"),
    ]
    groups = results(edition)
    first = True
    for label, own in groups:
        for index, (key, leaf) in enumerate(own):
            line = []
            if first:
                line.append(Cell("三、本年度办理结果", down=sum(len(rows) for _, rows in groups), head=True))
                first = False
            if leaf is None:
                line.append(Cell(label, across=2, head=True))
            else:
                if index == 0:
                    line.append(Cell(label, down=len(own), head=True))
                line.append(Cell(leaf, head=True))
            table.append(line + values(key))
    table.append([Cell("四、结转下年度继续办理", across=3, head=True)] + values("pending_at_end"))
    return table


def cases(rows):
    """表四 as rows of cells, fifteen columns wide."""
    values = [Cell(value, path=f"cases.{key}#{at}") for key, _ in CASES for at, value in enumerate(rows["cases." + key])]
    return [
        [Cell("行政复议", down=1, across=5, head=True), Cell("行政诉讼", across=10, head=True)],
        [Cell(label, down=2, head=True) for label in OUTCOMES]
        + [Cell("未经复议直接起诉", across=5, head=True), Cell("复议后起诉", across=5, head=True)],
        [Cell(label, head=True) for label in OUTCOMES * 2],
        values,
    ]


def placed(table):
    """Every cell with its row and column: what spreadsheets and Word want to know."""
    taken, out = set(), []
    for row, line in enumerate(table):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            out.append((row, column, cell))
            for down in range(cell.down):
                for across in range(cell.across):
                    taken.add((row + down, column + across))
    return out


def size(table):
    cells = placed(table)
    return (max(row + cell.down for row, _, cell in cells), max(column + cell.across for _, column, cell in cells))
