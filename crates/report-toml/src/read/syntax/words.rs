//! Our Chinese words for each kind of syntax error. It must not look for the place.

use crate::read::keys::{self, Kind};
use crate::read::numerals;
use report_core::faults::{self, Fault};
use report_core::money::MoneyUnit;
use report_core::number::Quantity;

/// What to say about an error.
pub(super) struct Said {
    pub(super) fault: Fault,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// What to type in place of the token, where the help says so.
    pub(super) typed: Option<String>,
}

impl Said {
    fn typed(self, text: impl Into<String>) -> Self {
        Self { typed: Some(text.into()), ..self }
    }
}

fn saying(fault: Fault, message: impl Into<String>, help: &str) -> Said {
    let help = (!help.is_empty()).then(|| help.to_owned());
    Said { fault, message: message.into(), help, typed: None }
}

/// Our words for the parser's: by what its message begins with, never the message itself.
pub(super) fn said(message: &str, token: &str, line: &str, key: (&str, &str)) -> Said {
    let is = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    if is(&["string values must be quoted", "invalid literal string, expected `'`"]) {
        return unquoted(token, key);
    }
    if is(&["invalid unquoted key", "unquoted keys", "invalid key", "missing key"]) {
        return bad_key(token);
    }
    if is(&["duplicate key", "cannot extend value"]) {
        return saying(
            faults::DUPLICATE_KEY,
            format!("“{token}”写了两次"),
            "请删去其中一处，或合并为一处",
        );
    }
    if is(&["key with no value", "missing value for key"]) {
        let help = if line.contains(':') {
            "键与值之间用等号 =，不用冒号"
        } else {
            "每行应是“键 = 值”，注释前要加 #"
        };
        return saying(faults::MISSING_EQUALS, "这一行缺少等号", help);
    }
    if is(&["invalid basic string, expected `\"`", "invalid multi-line", "missing opening quote"]) {
        return saying(faults::UNCLOSED_QUOTE, "引号没有配对", "请在文字的末尾补上引号");
    }
    if is(&[
        "unclosed",
        "missing array opening",
        "missing inline table opening",
        "missing table open",
    ]) {
        return saying(faults::UNCLOSED_BRACKET, "括号没有配对", "请补上缺少的括号");
    }
    if message.contains("comma") {
        return saying(faults::MISPLACED_COMMA, "逗号缺少或多余", "各项之间用一个半角逗号 , 隔开");
    }
    other(message, token, &is)
}

fn other(message: &str, token: &str, is: &dyn Fn(&[&str]) -> bool) -> Said {
    if is(&["missing escaped value", "too few unicode", "invalid escape", "unicode"]) {
        let help = "路径请用 /；要写反斜杠请用单引号 '…'";
        return saying(faults::BAD_ESCAPE, "双引号里的反斜杠 \\ 用法有误", help);
    }
    if let Some(number) = numerals::before_sign(token) {
        let message = format!("“{token}”不是数，正负号应在前面");
        return saying(faults::BAD_NUMBER, message, &format!("请写 {number}，减少的写 -{number}"));
    }
    if message.contains("date") || message.contains("time") {
        let help = "日期写成 2025-01-20 的样子，并核对这一天是否存在";
        return saying(faults::INVALID_DATE, format!("“{token}”不是有效的日期"), help);
    }
    if message.contains("leading zero")
        || message.contains("numeric sign")
        || message.contains("digits")
        || message.contains("number")
        || message.contains("radix")
        || message.contains("sign")
        || message.contains("float")
        || message.contains("`_`")
    {
        let help = "整数前不要补 0，正负号后直接写数字；要照原样印出请加引号";
        return saying(faults::BAD_NUMBER, "数字写法有误", help);
    }
    if message.contains("carriage return")
        || message.contains("character")
        || message.contains("visible")
    {
        return saying(
            faults::CONTROL_CHARACTER,
            "这里有看不见的控制字符",
            "请删去这个字符，重新输入这一行",
        );
    }
    if message.contains("recursion") {
        return saying(
            faults::NESTING_TOO_DEEP,
            "嵌套层数过多",
            "年报文件最多只需三层，请核对括号和点号",
        );
    }
    if is(&["invalid boolean"]) {
        return saying(
            faults::TOML_SYNTAX,
            format!("“{token}”不是有效的值"),
            "是或否写 true 或 false，文字要加引号",
        );
    }
    saying(
        faults::TOML_SYNTAX,
        "这里不符合 TOML 写法",
        "每行应是“键 = 值”，文字加引号，数组用 [ ]，各项以半角逗号隔开",
    )
}

/// A value that is no number, truth value or date, and has no quotes.
fn unquoted(token: &str, (table, key): (&str, &str)) -> Said {
    let token = token.trim();
    if token.is_empty() {
        return saying(faults::MISSING_VALUE, "等号后面没有值", "请写上值；留空的文字写 \"\"");
    }
    let numbers =
        token.split_whitespace().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    if numbers && token.contains(' ') {
        return saying(
            faults::MISPLACED_COMMA,
            format!("“{token}”之间缺少逗号"),
            "各项之间用一个半角逗号 , 隔开",
        );
    }
    if numerals::is_foreign(token) {
        let message = format!("“{token}”不是用阿拉伯数字写的");
        return saying(faults::BAD_NUMBER, message, "请写阿拉伯数字，如 30");
    }
    if let Some((letter, meant)) = numerals::with_letters(token) {
        let message = format!("“{token}”里的“{letter}”是字母，不是数字");
        return saying(faults::BAD_NUMBER, message, &format!("请写 {meant}")).typed(meant);
    }
    if let Some(said) = of_another_kind(token, table, key) {
        return said;
    }
    let has_digit = token.chars().any(|ch| ch.is_ascii_digit());
    let message = if has_digit {
        format!("带单位或文字的数“{token}”没有加引号")
    } else {
        format!("文字“{token}”没有加引号")
    };
    let typed = quoted(token);
    let said = saying(faults::UNQUOTED_TEXT, message, &format!("请写成 {typed}"));
    // Quoted, a way to reach the office may still have another fault.
    if keys::kind(table, key) == Some(Kind::Contact) { said } else { said.typed(typed) }
}

/// A text in quotes that fit it, without brackets and quotes of another kind around it.
fn quoted(token: &str) -> String {
    let pairs = [
        ('(', ')'),
        ('【', '】'),
        ('［', '］'),
        ('（', '）'),
        ('“', '”'),
        ('「', '」'),
        ('‘', '’'),
    ];
    let within = |text: &'_ str, (open, close): (char, char)| -> Option<String> {
        Some(text.strip_prefix(open)?.strip_suffix(close)?.trim().to_owned())
    };
    let bare = pairs.iter().find_map(|pair| within(token, *pair));
    let bare = bare.as_deref().unwrap_or(token).trim_matches(['"', '\'']);
    if !bare.contains(['"', '\\']) {
        return format!("\"{bare}\"");
    }
    if !bare.contains('\'') {
        return format!("'{bare}'");
    }
    format!("\"{}\"", bare.replace('\\', "/").replace('"', "”"))
}

/// A value without quotes that quotes would not mend, because its key asks for something else.
fn of_another_kind(token: &str, table: &str, key: &str) -> Option<Said> {
    let (fault, message, help) = match keys::kind(table, key)? {
        Kind::Row(_) => match Quantity::parse(token) {
            Ok(quantity) if has_unit_of(&quantity, table, key) => return None,
            Ok(_) => {
                let message = format!("“{token}”的单位与这一格不合");
                (faults::BAD_NUMBER, message, "件数写件数，金额写金额，只写数字也可以")
            }
            Err(_) => {
                (faults::BAD_NUMBER, format!("“{token}”里读不出数"), "请写阿拉伯数字，没有的写 0")
            }
        },
        Kind::Date => {
            let message = format!("“{token}”不是有效的日期");
            (faults::INVALID_DATE, message, "日期写成 2025-01-20 的样子，并核对这一天是否存在")
        }
        Kind::Flag => {
            let message = format!("“{token}”不是有效的值");
            (faults::TOML_SYNTAX, message, "是请写 true，否请写 false")
        }
        Kind::Year => {
            let message = format!("“{token}”不是年份");
            let year = token.strip_suffix('年').filter(|year| year.len() == 4);
            let year = year.filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
            if let Some(year) = year {
                return Some(
                    saying(faults::BAD_NUMBER, message, &format!("请写 {year}")).typed(year),
                );
            }
            (faults::BAD_NUMBER, message, "请写四位数的年份，如 2024")
        }
        Kind::Choice(choices) if !choices.contains(&token) => {
            let choices: Vec<_> = choices.iter().map(|choice| format!("\"{choice}\"")).collect();
            let message = format!("“{token}”不在可选之列，也没有加引号");
            let help = format!("可选：{}", choices.join("、"));
            return Some(saying(faults::UNQUOTED_TEXT, message, &help));
        }
        Kind::Contact | Kind::Text | Kind::Choice(_) => return None,
    };
    Some(saying(fault, message, help))
}

/// Whether a row has a cell that takes the unit of a quantity.
fn has_unit_of(quantity: &Quantity, table: &str, key: &str) -> bool {
    let money = quantity.unit.as_deref().is_some_and(|unit| MoneyUnit::parse(unit).is_some());
    !money || keys::has_amount(table, key)
}

fn bad_key(token: &str) -> Said {
    if token.trim().is_empty() {
        return saying(faults::TOML_SYNTAX, "这里缺少键名", "每行应是“键 = 值”");
    }
    let meant = keys::by_chinese_name(token);
    let help = meant
        .map_or("键名用英文小写字母和下划线，注释前要加 #".to_owned(), |key| {
            format!("是不是 {key}")
        });
    saying(faults::NON_ASCII_KEY, format!("“{token}”不能作键名"), &help)
}
