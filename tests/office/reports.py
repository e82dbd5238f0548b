"""Twelve reports that differ in what a page is made of, and one of nothing but full lines. They must be the same
each time."""

import random

UNITS = "县教育局 县公安局 县民政局 县司法局 县财政局 县水务局 县商务局 县审计局 县统计局 县医保局".split()
WORDS = "主动公开政府信息申请办理答复机关网站平台监督保障制度培训公众参与解读回应决策服务事项清单目录"
ROWS = "received pending_at_start granted".split()


def sentence(chance, least=12, most=60):
    count = chance.randint(least, most)
    return "".join(chance.choice(WORDS) for _ in range(count)) + "。"


def paragraph(chance):
    return "".join(sentence(chance) for _ in range(chance.randint(1, 6)))


def long_table(chance, rows):
    """A table over several pages; a row in seven has a cell of several lines, marked at both ends."""
    lines = ["表：跨页的表{名=长表}", "", "| 序号 | 单位 | 说明 | 件数 |", "|---:|:---|:---|---:|"]
    for number in range(1, rows + 1):
        text = sentence(chance, 60, 120).rstrip("。") if number % 7 == 0 else "说明"
        lines.append(f"| {number} | {chance.choice(UNITS)} | 始{number}，{text}末{number}止 | {chance.randint(0, 10**8)} |")
    return "\n".join(lines)


def wide_table(chance):
    count = 18
    head = "|" + "".join(f" 第{number}项指标 |" for number in range(1, count + 1))
    row = "|" + "".join(f" {chance.randint(0, 10**6)} |" for _ in range(count))
    return "\n".join(["表：横排的表{横排}", "", head, "|" + "---|" * count, row, row])


def chart(chance, kind):
    count = chance.randint(3, 6)
    names = ", ".join(f'"{chance.choice(UNITS)}{number}"' for number in range(count))
    series = 1 if kind == "pie" else chance.randint(1, 3)
    values = [[chance.randint(0, 900) for _ in range(count)] for _ in range(series)]
    listed = ", ".join(f'{{ name = "第{number}组", values = {own} }}' for number, own in enumerate(values, 1))
    stacked = str(kind == "bar" and chance.random() < 0.5).lower()
    return (
        f'```chart\nkind = "{kind}"\nstacked = {stacked}\ntitle = "{sentence(chance, 6, 14)[:-1]}"\nunit = "件"\n'
        f"categories = [{names}]\nseries = [{listed}]\n```"
    )


def requests(chance):
    lines = []
    for name in ROWS:
        cells = [chance.choice([0, 0, chance.randint(1, 99), chance.randint(100, 10**7)]) for _ in range(6)]
        lines.append(f"{name} = {cells + [sum(cells)]}")
    return "\n".join(lines)


def one(number):
    """A report; which parts it has depends on its number."""
    chance = random.Random(number)
    blocks = []
    for index in range(chance.randint(2, 9)):
        blocks.append("#" * chance.randint(1, 3) + " " + sentence(chance, 4, 40).rstrip("。"))
        blocks.extend(paragraph(chance) for _ in range(chance.randint(1, 6)))
        if index == 0 and number % 3 == 0:
            blocks.append(long_table(chance, chance.randint(30, 120)))
        if index == 1 and number % 4 == 1:
            blocks.append(wide_table(chance))
        if chance.random() < 0.4:
            blocks.append(chart(chance, chance.choice(["bar", "line", "pie"])))
        if chance.random() < 0.3:
            name = chance.choice(["grey.png", "star.png", "bars.jpg"])
            blocks.append(f'![{sentence(chance, 4, 12)[:-1]}]({name} "宽={chance.randint(3, 14)}cm")')
    flags = [f"cover = {str(number % 2 == 0).lower()}", f"toc = {str(number % 3 == 1).lower()}"]
    flags += ["signature = true", "published = 2025-01-20"] if number % 4 else []
    flags += ['annexes = ["甲、乙两张清单", "各单位收件办结情况"]'] if number % 5 == 0 else []
    notes = [sentence(chance, 10, 70) for _ in range(number % 3)]
    listed = ", ".join(f'"注：{note}"' for note in notes)
    return report("\n".join(flags), "\n\n".join(blocks), f"{requests(chance)}\nnotes = [{listed}]", paragraph(chance))


def full_lines():
    """Paragraphs of many lines, each full but its first and last."""
    chance = random.Random(0)
    text = "\n".join("".join(chance.choice(WORDS) for _ in range(560)) for _ in range(8))
    return report("", text, "", "无。")


def report(document, overview, requests, problems):
    return (
        'edition = "2021"\nyear = 2024\n[agency]\nname = "某县人民政府"\nkind = "government"\n'
        f"[document]\n{document}\n[overview]\ntext = '''\n{overview}\n'''\n"
        f"[requests]\n{requests}\n[problems]\ntext = '''\n{problems}\n'''\n"
    )
