"""Draw the pictures of the reports in this folder.

Run from anywhere:  python3 reports/draw_pictures.py [--fonts FOLDER]

Needs Pillow (drawn with 13.0.0; `pip install pillow==13.0.0`). The same Pillow and the same fonts give the
same bytes. The fonts are the GW*.ttf files of the repository's `fonts/` folder, opened read-only.

Every number shown is taken from the report files: table figures are read from the TOML, and a number that
stands in prose is drawn only after the exact words have been found in that prose, so that a picture can
never say something else than its report. A picture that does not fit its limits stops the program.

Pictures are RGB, 8 bits a channel, 1400 pixels wide (about 290 dpi at 12 cm, 270 at 13 cm), in a few tints of one blue
that stay apart when printed in grey.
"""

import argparse
import tomllib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

REPORTS = Path(__file__).resolve().parent
DEFAULT_FONTS = REPORTS.parent / "fonts"

WIDTH = 1400
"""Width of every picture, in pixels."""
SIZE_LIMIT = 120 * 1024
"""Largest picture file, in bytes."""
JPEG_QUALITY = 78
PNG_COLOURS = 64
"""Distinct colours kept in a PNG: the smoothed edges of letters need no more, and the file is half the size."""

INK = (34, 34, 34)
MUTED = (96, 96, 96)
DEEP = (38, 70, 110)
MIDDLE = (124, 152, 186)
LIGHT = (222, 231, 241)
PALE = (244, 247, 250)
RULE = (150, 160, 172)
BAR = (206, 211, 217)
WHITE = (255, 255, 255)

HEI, SONG, KAI = "GWHei-Regular.ttf", "GWSong-Regular.ttf", "GWKai-Regular.ttf"


class Canvas:
    """A white picture with the few shapes the drawings are made of. Lengths are pixels from the top left."""

    def __init__(self, fonts: Path, height: int):
        self.fonts = fonts
        self.image = Image.new("RGB", (WIDTH, height), WHITE)
        self.draw = ImageDraw.Draw(self.image)

    def font(self, face: str, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(
            str(self.fonts / face), size, layout_engine=ImageFont.Layout.BASIC
        )

    def text(self, at, words, size=34, face=HEI, fill=INK, anchor="mm", within=None):
        """One line of text. `within` is the room it has: text wider than that is an error."""
        font = self.font(face, size)
        length = self.draw.textlength(words, font=font)
        if within is not None and length > within:
            raise SystemExit(f"text too wide: {words} ({length:.0f} > {within})")
        self.draw.text(at, words, font=font, fill=fill, anchor=anchor)

    def lines(self, at, words, size=34, face=HEI, fill=INK, leading=1.4, within=None):
        """Several centred lines, given as a list, about the centre `at`."""
        x, y = at
        step = round(size * leading)
        top = y - step * (len(words) - 1) / 2
        for index, line in enumerate(words):
            self.text((x, top + index * step), line, size, face, fill, "mm", within)

    def box(self, area, fill=PALE, outline=DEEP, width=3, radius=14):
        self.draw.rounded_rectangle(area, radius, fill=fill, outline=outline, width=width)

    def labelled(self, area, words, size=34, fill=PALE, ink=INK, outline=DEEP, radius=14):
        """A box with centred lines of text that must fit inside it."""
        left, top, right, bottom = area
        self.box(area, fill, outline, 3, radius)
        if round(size * 1.4) * len(words) > bottom - top:
            raise SystemExit(f"text too tall: {words}")
        self.lines(
            ((left + right) / 2, (top + bottom) / 2), words, size, fill=ink, within=right - left - 24
        )

    def arrow(self, start, end, both=False, fill=DEEP, width=5, head=20):
        """A horizontal or vertical arrow; `both` gives it two heads."""
        (x0, y0), (x1, y1) = start, end
        dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
        body_start = (x0 + dx * head, y0 + dy * head) if both else start
        self.draw.line([body_start, (x1 - dx * head, y1 - dy * head)], fill=fill, width=width)
        ends = [(end, dx, dy)] + ([(start, -dx, -dy)] if both else [])
        for (x, y), sx, sy in ends:
            base = (x - sx * head, y - sy * head)
            half = head * 0.6
            self.draw.polygon(
                [(x, y), (base[0] + sy * half, base[1] + sx * half), (base[0] - sy * half, base[1] - sx * half)],
                fill=fill,
            )

    def bar(self, left, top, length, height=22, fill=BAR):
        """A grey bar that stands for words not shown."""
        self.draw.rounded_rectangle((left, top, left + length, top + height), height // 2, fill=fill)

    def title_strip(self, words, height=96):
        self.draw.rectangle((0, 0, WIDTH, height), fill=DEEP)
        self.text((48, height / 2), words, 42, HEI, WHITE, "lm", WIDTH - 240)
        for index in range(3):
            x = WIDTH - 150 + index * 46
            self.draw.ellipse((x, height / 2 - 11, x + 22, height / 2 + 11), fill=MIDDLE)

    def frame(self):
        width, height = self.image.size
        self.draw.rectangle((0, 0, width - 1, height - 1), outline=RULE, width=3)

    def save(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".jpg":
            self.image.save(path, quality=JPEG_QUALITY, optimize=True, dpi=(290, 290))
        else:
            few = self.image.quantize(PNG_COLOURS, dither=Image.Dither.NONE).convert("RGB")
            few.save(path, optimize=True, dpi=(290, 290))
        size = path.stat().st_size
        if size > SIZE_LIMIT:
            raise SystemExit(f"{path}: {size} bytes, more than {SIZE_LIMIT}")
        print(f"{path.relative_to(REPORTS)}  {self.image.width}×{self.image.height}  {size} bytes")


def read(name: str) -> dict:
    return tomllib.loads((REPORTS / name).read_text(encoding="utf-8"))


def stated(prose: str, words: str) -> str:
    """`words`, once they have been found in the prose."""
    if words not in prose:
        raise SystemExit(f"the report does not say: {words}")
    return words


def consultation(fonts: Path, report: dict):
    """意见征集专栏: a page of the website, its contents left as grey bars."""
    prose = report["overview"]["text"]
    stated(prose, "全年共组织意见征集38期")
    page = Canvas(fonts, 880)
    page.title_strip("意见征集专栏")
    for index, (tab, chosen) in enumerate([("全部", True), ("正在征集", False), ("已经结束", False), ("结果反馈", False)]):
        left = 48 + index * 214
        page.labelled((left, 128, left + 194, 194), [tab], 32, DEEP if chosen else PALE, WHITE if chosen else INK)
    page.box((1010, 128, 1352, 194), WHITE, RULE, 3)
    page.text((1036, 161), "输入关键词", 28, SONG, MUTED, "lm")
    page.draw.ellipse((1290, 144, 1316, 170), outline=DEEP, width=4)
    page.draw.line((1312, 167, 1326, 181), fill=DEEP, width=5)
    page.draw.rectangle((48, 226, 1352, 292), fill=LIGHT)
    columns = [("征集事项", 48, 560), ("起止时间", 560, 840), ("状态", 840, 1060), ("意见收集采纳情况", 1060, 1352)]
    for name, left, right in columns:
        page.text(((left + right) / 2, 259), name, 32, HEI, INK, "mm", right - left - 8)
    rows = [(430, "正在征集", False), (370, "已经结束", True), (450, "已经结束", True), (330, "已经结束", True), (410, "已经结束", True)]
    for index, (length, state, answered) in enumerate(rows):
        middle = 340 + index * 90
        page.draw.line((48, middle + 45, 1352, middle + 45), fill=RULE, width=2)
        page.bar(76, middle - 12, length)
        page.bar(600, middle - 12, 200)
        page.text((950, middle), state, 30, SONG, DEEP if not answered else MUTED)
        if answered:
            page.labelled((1110, middle - 30, 1302, middle + 30), ["查看反馈"], 30, LIGHT)
        else:
            page.labelled((1110, middle - 30, 1302, middle + 30), ["我要留言"], 30, DEEP, WHITE)
    page.text((WIDTH / 2, 822), "2020年共组织意见征集38期", 38, HEI, DEEP)
    page.frame()
    page.save(REPORTS / "2020/consultation.png")


def meeting(fonts: Path, report: dict):
    """列席区政府常务会议: who is invited, what is discussed, in five steps."""
    prose = report["overview"]["text"]
    stated(prose, "全年共有5次区政府常务会议邀请利益相关方到场")
    stated(prose, "清洁取暖、工人文化宫建设、城乡建设用地、土地问题综合整治以及社会救助体系的统筹完善")
    stated(prose, "市民代表、企业负责人、人大代表、政协委员等都在其中")
    page = Canvas(fonts, 800)
    steps = [["确定", "会议议题"], ["邀请", "利益相关方"], ["列席区政府", "常务会议"], ["参与讨论", "发表意见"], ["形成决策"]]
    box_width, gap, left = 220, 56, 38
    for index, words in enumerate(steps):
        x = left + index * (box_width + gap)
        page.labelled((x, 60, x + box_width, 200), words, 38, DEEP if index == 2 else LIGHT, WHITE if index == 2 else INK)
        if index:
            page.arrow((x - gap + 6, 130), (x - 6, 130))
    page.arrow((424, 300), (424, 206))
    page.box((38, 300, 668, 640), PALE)
    page.text((353, 346), "邀请列席的利益相关方", 38, HEI, DEEP)
    for index, who in enumerate(["人大代表", "政协委员", "企业负责人", "市民代表"]):
        x, y = 70 + (index % 2) * 290, 396 + (index // 2) * 116
        page.labelled((x, y, x + 276, y + 92), [who], 36, WHITE, outline=MIDDLE)
    page.arrow((976, 300), (976, 206))
    page.box((732, 300, 1362, 640), PALE)
    page.text((1047, 346), "参与决策的议题", 38, HEI, DEEP)
    topics = ["城乡建设用地", "土地问题综合整治", "工人文化宫建设", "清洁取暖", "统筹完善社会救助体系等"]
    for index, topic in enumerate(topics):
        y = 398 + index * 50
        page.draw.rectangle((790, y - 7, 804, y + 7), fill=DEEP)
        page.text((826, y), topic, 34, SONG, INK, "lm", 520)
    page.labelled((38, 690, 1362, 764), ["2020年利益相关方列席区政府常务会议5次"], 38, LIGHT, DEEP, LIGHT)
    page.save(REPORTS / "2020/meeting.jpg")


def platform(fonts: Path, report: dict):
    """政策文件集中发布平台: document and interpretation linked both ways."""
    prose = report["overview"]["text"]
    stated(prose, "制发罗政发、罗政办发政策文件44件")
    stated(prose, "主动发布的有38件")
    stated(prose, "配发解读材料30件")
    made = report["proactive_disclosure"]["normative_documents"][0]
    page = Canvas(fonts, 930)
    page.title_strip("政策文件集中发布平台")
    page.box((48, 128, 1140, 204), WHITE, RULE, 3)
    page.text((80, 166), "按标题、文号、发布日期检索", 32, SONG, MUTED, "lm")
    page.labelled((1164, 128, 1352, 204), ["检索"], 36, DEEP, WHITE)
    for index, kind in enumerate(["行政法规", "规章", "政府公文", "规范性文件"]):
        left = 48 + index * 332
        page.labelled((left, 232, left + 308, 308), [kind], 36, LIGHT)
    page.draw.rectangle((48, 340, 640, 400), fill=LIGHT)
    page.text((344, 370), "政策原文", 34, HEI, INK)
    page.draw.rectangle((760, 340, 1352, 400), fill=LIGHT)
    page.text((1056, 370), "政策解读", 34, HEI, INK)
    for index, (first, second) in enumerate([(480, 430), (400, 470), (500, 380), (440, 450)]):
        middle = 446 + index * 78
        page.bar(76, middle - 12, first)
        page.bar(790, middle - 12, second)
        page.arrow((652, middle), (748, middle), both=True)
        page.draw.line((48, middle + 38, 640, middle + 38), fill=RULE, width=2)
        page.draw.line((760, middle + 38, 1352, middle + 38), fill=RULE, width=2)
    counts = [("制发政策文件", "44件"), ("主动发布", "38件"), ("配发解读材料", "30件"), ("制发规范性文件", f"{made}件")]
    for index, (name, count) in enumerate(counts):
        left = 48 + index * 332
        page.box((left, 764, left + 308, 898), PALE, MIDDLE)
        page.text((left + 154, 802), name, 34, SONG, INK, "mm", 296)
        page.text((left + 154, 856), count, 46, HEI, DEEP)
    page.frame()
    page.save(REPORTS / "2020/platform.png")


def interpretation(fonts: Path, report: dict):
    """解读材料构成: the three numbers as published, as bars on one scale."""
    stated(report["overview"]["text"], "2020年公开解读材料288件，其中文字性215件，音视频、图文等122件")
    bars = [("公开解读材料", 288, DEEP), ("其中：文字性", 215, MIDDLE), ("其中：音视频、图文等", 122, BAR)]
    page = Canvas(fonts, 640)
    left, right, top, bottom = 440, 1300, 60, 500
    for tick in range(0, 301, 50):
        x = left + (right - left) * tick // 300
        page.draw.line((x, top, x, bottom), fill=RULE if tick else INK, width=3 if tick == 0 else 1)
        page.text((x, bottom + 32), str(tick), 30, SONG, MUTED)
    for index, (name, count, fill) in enumerate(bars):
        y = top + 36 + index * 140
        end = left + (right - left) * count // 300
        page.draw.rectangle((left, y, end, y + 88), fill=fill, outline=INK, width=2)
        page.text((left - 24, y + 44), name, 38, HEI, INK, "rm", left - 40)
        page.text((end - 16, y + 44), f"{count}件", 40, HEI, WHITE if fill == DEEP else INK, "rm")
    page.text((right, bottom + 96), "单位：件", 32, SONG, MUTED, "rm")
    page.text((60, bottom + 96), "按年度报告公布数绘制", 32, SONG, MUTED, "lm")
    page.save(REPORTS / "2020/interpretation.png")


def media(fonts: Path, report: dict):
    """政务新媒体矩阵: two leading accounts, the others beside them, what they do."""
    prose = report["overview"]["text"]
    stated(prose, "以“罗庄发布”“罗庄区人民政府”两个账号为龙头")
    stated(prose, "共有13个部门单位")
    stated(prose, "总量为16637条")
    page = Canvas(fonts, 880)
    page.text((WIDTH / 2, 60), "罗庄区政务新媒体矩阵", 46, HEI, DEEP)
    page.text((64, 180), "龙头", 40, HEI, DEEP, "lm")
    page.labelled((200, 120, 740, 240), ["“罗庄发布”"], 44, DEEP, WHITE)
    page.labelled((800, 120, 1340, 240), ["“罗庄区人民政府”"], 44, DEEP, WHITE)
    page.arrow((470, 246), (470, 324), both=True)
    page.arrow((1070, 246), (1070, 324), both=True)
    page.text((64, 384), "补充", 40, HEI, DEEP, "lm")
    page.labelled((200, 330, 1340, 438), ["各级各部门单位政务新媒体账号（微博、微信等）"], 42, LIGHT)
    page.arrow((770, 444), (770, 522))
    page.text((64, 582), "作用", 40, HEI, DEEP, "lm")
    for index, words in enumerate([["发布", "重要政策"], ["发布", "重要事项"], ["传递", "权威信息"], ["引导", "社会预期"]]):
        left = 200 + index * 292
        page.labelled((left, 528, left + 264, 648), words, 38, PALE)
    page.box((60, 700, 1340, 836), PALE, MIDDLE)
    page.draw.line((700, 720, 700, 816), fill=MIDDLE, width=2)
    page.text((380, 768), "发布信息的部门单位13个", 44, HEI, DEEP, "mm", 600)
    page.text((1020, 768), "全年发布信息16637条", 44, HEI, DEEP, "mm", 600)
    page.save(REPORTS / "2020/media.png")


def organization(fonts: Path, report: dict):
    """组织领导体系: from the district's leadership down to the people who do the work."""
    prose = report["overview"]["text"]
    stated(prose, "由常务副区长担任组长，所有部门和街道都纳入其中")
    stated(prose, "推进、指导、协调、监督")
    stated(prose, "分管负责人、具体科室和业务人员")
    page = Canvas(fonts, 930)
    middle = WIDTH // 2
    page.labelled((470, 30, 930, 126), ["区委、区政府"], 46, DEEP, WHITE)
    page.arrow((middle, 130), (middle, 186))
    page.box((300, 190, 1100, 340), LIGHT)
    page.text((middle, 236), "区政务公开工作领导小组", 44, HEI)
    page.text((middle, 298), "组长：常务副区长　成员：所有部门和街道", 34, SONG, INK, "mm", 780)
    page.arrow((middle, 344), (middle, 400))
    page.box((300, 404, 1100, 554), LIGHT)
    page.text((middle, 450), "区政府办公室政务公开办公室", 44, HEI)
    page.text((middle, 512), "推进　指导　协调　监督", 34, SONG)
    page.draw.line((middle, 558, middle, 606), fill=DEEP, width=5)
    page.draw.line((240, 606, 1160, 606), fill=DEEP, width=5)
    for name, centre in [("区政府各部门", 240), ("各单位", middle), ("各街道", 1160)]:
        page.arrow((centre, 606), (centre, 652))
        page.labelled((centre - 200, 656, centre + 200, 752), [name], 42, PALE)
        page.draw.line((centre, 752, centre, 796), fill=MIDDLE, width=4)
    page.labelled((40, 796, 1360, 892), ["分管负责人　·　具体科室　·　业务人员"], 42, WHITE, DEEP, MIDDLE)
    page.save(REPORTS / "2020/organization.png")


def open_day(fonts: Path, report: dict):
    """政府开放日: four steps and the year's results."""
    prose = report["overview"]["text"]
    stated(prose, "教育、医疗卫生、污染防治等领域，全年举办15场")
    stated(prose, "先后有300余名，收集到的意见建议有30余条")
    page = Canvas(fonts, 620)
    steps = [
        (["选定主题"], ["群众关心的", "热点难点问题"]),
        (["邀请代表"], ["社会各界", "代表"]),
        (["走进机关"], ["机关单位", "向公众开放"]),
        (["收集意见"], ["听取整理", "意见建议"]),
    ]
    box_width, gap, left = 276, 76, 34
    for index, (name, detail) in enumerate(steps):
        x = left + index * (box_width + gap)
        page.draw.ellipse((x + 108, 30, x + 168, 90), fill=DEEP)
        page.text((x + 138, 60), str(index + 1), 38, HEI, WHITE)
        page.labelled((x, 106, x + box_width, 196), name, 44, DEEP, WHITE)
        page.labelled((x, 206, x + box_width, 340), detail, 38, PALE, outline=MIDDLE)
        if index:
            page.arrow((x - gap + 8, 151), (x - 8, 151))
    page.labelled((34, 376, 1366, 456), ["主题领域：教育、医疗卫生、污染防治等"], 40, LIGHT, outline=LIGHT)
    for index, (name, count) in enumerate([("全年举办", "15场"), ("邀请代表", "300余名"), ("意见建议", "30余条")]):
        x = 34 + index * 450
        page.box((x, 484, x + 432, 590), WHITE, DEEP)
        page.text((x + 28, 537), name, 38, SONG, INK, "lm")
        page.text((x + 404, 537), count, 48, HEI, DEEP, "rm")
    page.save(REPORTS / "2020/openday.png")


def outcome_totals(report: dict) -> list[int]:
    """予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理: the 总计 column of each, groups summed."""
    requests = report["requests"]
    totals = []
    for key in ("granted", "partially_granted", "denied", "unavailable", "not_processed", "closed_otherwise"):
        rows = requests[key]
        totals.append(rows[-1] if isinstance(rows, list) else sum(row[-1] for row in rows.values()))
    return totals


def outcomes(fonts: Path, before: dict, report: dict):
    """办理结果对比: six outcomes, two years, read from the statutory tables."""
    names = ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"]
    page = Canvas(fonts, 800)
    left, right, top, bottom, ceiling = 110, 1370, 130, 640, 120
    for tick in range(0, ceiling + 1, 20):
        y = bottom - (bottom - top) * tick // ceiling
        page.draw.line((left, y, right, y), fill=INK if tick == 0 else BAR, width=3 if tick == 0 else 2)
        page.text((left - 16, y), str(tick), 30, SONG, MUTED, "rm")
    slot = (right - left) // len(names)
    for index, (name, old, new) in enumerate(zip(names, outcome_totals(before), outcome_totals(report), strict=True)):
        centre = left + slot * index + slot // 2
        for count, start, fill in ((old, centre - 78, BAR), (new, centre + 4, DEEP)):
            if count > ceiling:
                raise SystemExit(f"{name}: {count} is above the chart")
            height = (bottom - top) * count // ceiling
            page.draw.rectangle((start, bottom - height, start + 74, bottom), fill=fill, outline=INK, width=2)
            page.draw.rectangle((start + 2, bottom - height - 48, start + 72, bottom - height - 6), fill=WHITE)
            page.text((start + 37, bottom - height - 26), str(count), 34, HEI)
        page.text((centre, bottom + 44), name, 38, HEI, INK, "mm", slot - 8)
    page.text((left - 60, 50), "单位：件", 32, SONG, MUTED, "lm")
    for words, x, fill in ((f"{before['year']}年", 960, BAR), (f"{report['year']}年", 1170, DEEP)):
        page.draw.rectangle((x, 32, x + 50, 68), fill=fill, outline=INK, width=2)
        page.text((x + 66, 50), words, 36, HEI, INK, "lm")
    page.text(
        (WIDTH / 2, bottom + 118),
        f"办结总数：{before['year']}年{before['requests']['processed'][-1]}件，"
        f"{report['year']}年{report['requests']['processed'][-1]}件",
        36,
        SONG,
    )
    page.save(REPORTS / "2024/outcomes.png")


def main():
    parser = argparse.ArgumentParser(description="Draw the pictures of the reports.")
    parser.add_argument("--fonts", type=Path, default=DEFAULT_FONTS, help="folder with the GW*.ttf files")
    fonts = parser.parse_args().fonts
    luozhuang = read("2020.toml")
    for picture in (consultation, meeting, platform, interpretation, media, organization, open_day):
        picture(fonts, luozhuang)
    outcomes(fonts, read("2023.toml"), read("2024.toml"))


if __name__ == "__main__":
    main()
