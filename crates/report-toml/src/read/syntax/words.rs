//! Our Chinese words for each kind of syntax error. It must not look for the place.

use crate::read::{keys, numerals};
use report_core::faults::{self, Fault};

/// What to say about an error.
pub(super) struct Said {
    pub(super) fault: Fault,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

fn saying(fault: Fault, message: impl Into<String>, help: &str) -> Said {
    let help = (!help.is_empty()).then(|| help.to_owned());
    Said { fault, message: message.into(), help }
}

/// Our words for the parser's: by what its message begins with, never the message itself.
pub(super) fn said(message: &str, token: &str, line: &str) -> Said {
    let is = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    if is(&["string values must be quoted", "invalid literal string, expected `'`"]) {
        return unquoted(token);
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
            "真假值写 true 或 false，文字要加引号",
        );
    }
    saying(
        faults::TOML_SYNTAX,
        "这里不符合 TOML 写法",
        "每行应是“键 = 值”，文字加引号，数组用 [ ]，各项以半角逗号隔开",
    )
}

/// A value that is no number, truth value or date, and has no quotes.
fn unquoted(token: &str) -> Said {
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
        return saying(faults::BAD_NUMBER, message, &format!("请写 {meant}"));
    }
    let has_digit = token.chars().any(|ch| ch.is_ascii_digit());
    let message = if has_digit {
        format!("带单位或文字的数“{token}”没有加引号")
    } else {
        format!("文字“{token}”没有加引号")
    };
    saying(faults::UNQUOTED_TEXT, message, &format!("请写成 \"{token}\""))
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
