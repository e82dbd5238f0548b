//! Mistakes on the command line, in Chinese: clap tells which, the words are ours. It must not
//! decide what is a mistake.

use crate::refusal::Refusal;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;

/// A mistake as a refusal. Help and version are no mistakes and are not for this function.
pub(crate) fn refusal(error: &clap::Error) -> Refusal {
    let refusal = Refusal::unusable(message(error));
    let suggestions = suggestions(error).into_iter().map(|text| format!("是不是想用“{text}”？"));
    let refusal = suggestions.fold(refusal, Refusal::help);
    refusal.help("运行 report-cli --help 查看用法")
}

fn message(error: &clap::Error) -> String {
    let said = |kind| text(error, kind);
    let arg = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("不认识“{arg}”"),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{arg}”后面缺少值"),
        ErrorKind::InvalidValue => {
            let choices = list(error, ContextKind::ValidValue).join("、");
            format!("“{arg}”不能是“{value}”，可以是：{choices}")
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            format!("“{arg}”不能是“{value}”：{why}")
        }
        ErrorKind::MissingRequiredArgument => {
            format!("缺少 {}", list(error, ContextKind::InvalidArg).join("、"))
        }
        ErrorKind::ArgumentConflict => {
            let prior = list(error, ContextKind::PriorArg).join("、");
            if prior == arg {
                format!("“{arg}”写了两次")
            } else {
                format!("“{arg}”与“{prior}”不能同时用")
            }
        }
        ErrorKind::TooManyValues => format!("“{arg}”后面多了“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("“{arg}”后面的值个数不对")
        }
        ErrorKind::NoEquals => format!("“{arg}”后面要有等号"),
        ErrorKind::InvalidUtf8 => "命令行里有无法识别的字符".to_owned(),
        ErrorKind::MissingSubcommand => "没有写命令".to_owned(),
        _ => "命令行写法有误".to_owned(),
    }
}

/// What was probably meant.
fn suggestions(error: &clap::Error) -> Vec<String> {
    let kinds =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let mut meant: Vec<String> = kinds.into_iter().flat_map(|kind| list(error, kind)).collect();
    meant.truncate(1);
    meant
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    list(error, kind).join(" ")
}

fn list(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
