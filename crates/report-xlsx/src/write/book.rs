//! Sheets to the bytes of an .xlsx file, through the library that knows the format. It must not decide what
//! stands on a sheet.

use super::error::WriteError;
use super::reference;
use super::sheet::{Area, Item, Prompt, Purpose, Rule, Sheet, Style, Value};
use report_core::Decimal;
use rust_xlsxwriter::{
    Color, ConditionalFormatCell, ConditionalFormatCellRule, DataValidation,
    DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// The face, present wherever Chinese office programs are.
const FACE: &str = "宋体";

/// The height of a line of text at 11 points, in points.
const LINE: u16 = 15;

/// The most characters a prompt can have: Excel's limit.
const PROMPT: usize = 255;

/// A4, as the format numbers papers (ECMA-376 part 1, 18.3.1.63).
const A4: u8 = 9;

/// The file.
pub(super) fn bytes(sheets: &[Sheet], title: &str, marks: &[&str]) -> Result<Vec<u8>, WriteError> {
    write(sheets, title, marks).map_err(|error| WriteError::Refused(error.to_string()))
}

fn write(sheets: &[Sheet], title: &str, marks: &[&str]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&Format::new().set_font_name(FACE).set_font_size(11), 20, 64)?;
    // The library would take the clock's time, and the same report would give other bytes.
    let made = ExcelDateTime::from_ymd(2019, 5, 15)?;
    let properties =
        DocProperties::new().set_title(cut(title, PROMPT)).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let styles = Styles::new();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&sheet.name)?;
        draw(worksheet, sheet, &styles, marks)?;
    }
    for sheet in sheets {
        for item in &sheet.items {
            if let Some(name) = &item.name {
                let at = reference::absolute(item.area.first());
                workbook.define_name(name, &format!("={}!{at}", reference::sheet(&sheet.name)))?;
            }
        }
        for (name, area) in &sheet.aside {
            let last = (area.rows.end.saturating_sub(1), area.columns.end.saturating_sub(1));
            let (first, last) = (reference::absolute(area.first()), reference::absolute(last));
            let at = format!("={}!{first}:{last}", reference::sheet(&sheet.name));
            workbook.define_name(name, &at)?;
        }
    }
    workbook.save_to_buffer()
}

fn draw(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    styles: &Styles,
    marks: &[&str],
) -> Result<(), XlsxError> {
    for (column, width) in sheet.widths.iter().enumerate() {
        worksheet.set_column_width(self::column(column)?, *width)?;
    }
    for (line, lines) in sheet.lines().into_iter().enumerate() {
        // A line more than 409 points high is not allowed (Excel's limit).
        worksheet.set_row_height(row(line)?, (lines * LINE + 6).min(409))?;
    }
    for item in &sheet.items {
        put(worksheet, item, styles)?;
    }
    prompt(worksheet, sheet)?;
    redden(worksheet, sheet)?;
    let (top, left) = sheet.frozen;
    if (top, left) != (0, 0) {
        worksheet.set_freeze_panes(row(top)?, column(left)?)?;
    }
    if sheet.repeated > 0 {
        worksheet.set_repeat_rows(0, row(sheet.repeated - 1)?)?;
    }
    worksheet.set_paper_size(A4).set_screen_gridlines(false);
    if !marks.is_empty() {
        worksheet.set_header(format!("&C&16{}", marks.join("　")));
    }
    match sheet.purpose {
        Purpose::Lines => worksheet.set_print_fit_to_pages(1, 0),
        Purpose::Table => worksheet.set_landscape().set_print_fit_to_pages(1, 1),
        Purpose::Ledger => {
            worksheet.set_landscape();
            if left > 0 {
                worksheet.set_repeat_columns(0, column(left - 1)?)?;
            }
            return Ok(());
        }
    };
    let options = ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::new()
    };
    worksheet.protect_with_options(&options);
    Ok(())
}

fn put(worksheet: &mut Worksheet, item: &Item, styles: &Styles) -> Result<(), XlsxError> {
    let Area { rows, columns } = &item.area;
    let (top, left) = (row(rows.start)?, column(columns.start)?);
    let format = styles.of(item.style);
    if !item.area.is_single() {
        let last = (row(rows.end.saturating_sub(1))?, column(columns.end.saturating_sub(1))?);
        worksheet.merge_range(top, left, last.0, last.1, "", format)?;
    }
    match &item.value {
        Value::Blank => worksheet.write_blank(top, left, format)?,
        Value::Text(text) => worksheet.write_string_with_format(top, left, text, format)?,
        Value::Number(number) => {
            worksheet.write_number_with_format(top, left, double(*number)?, format)?
        }
        Value::Formula { text, result } => {
            let formula = Formula::new(text).set_result(result.to_string());
            worksheet.write_formula_with_format(top, left, formula, format)?
        }
    };
    Ok(())
}

/// Prompts, one for neighbours in a row that say the same.
fn prompt(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let mut runs: Vec<(Area, &Prompt)> = Vec::new();
    for item in &sheet.items {
        let Some(prompt) = &item.prompt else { continue };
        match runs.last_mut() {
            Some((area, own))
                if *own == prompt
                    && area.rows == item.area.rows
                    && area.columns.end == item.area.columns.start =>
            {
                area.columns.end = item.area.columns.end;
            }
            _ => runs.push((item.area.clone(), prompt)),
        }
    }
    for (Area { rows, columns }, prompt) in runs {
        let (first, last) = (row(rows.start)?, row(rows.end.saturating_sub(1))?);
        let (left, right) = (column(columns.start)?, column(columns.end.saturating_sub(1))?);
        worksheet.add_data_validation(first, left, last, right, &validation(prompt)?)?;
    }
    Ok(())
}

fn validation(prompt: &Prompt) -> Result<DataValidation, XlsxError> {
    let validation = DataValidation::new()
        .set_input_title(cut(&prompt.title, 32))?
        .set_input_message(cut(&prompt.message, PROMPT))?
        .set_error_title("请核对")?;
    Ok(match &prompt.rule {
        Rule::Anything => validation.allow_any_value(),
        Rule::Count => validation
            .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message("这一格应填 0 或正整数。要写带文字的数，或用“/”留空，请选“是”。")?,
        Rule::Amount => validation
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message("这一格应填 0 或正数。要写带文字的数，或用“/”留空，请选“是”。")?,
        Rule::OneOf(texts) => {
            validation.allow_list_strings(texts)?.set_error_message("请从下拉列表里选一项。")?
        }
    })
}

/// Differences turn red where they are not 0.
fn redden(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let differences = sheet.items.iter().filter(|item| item.style == Style::Difference);
    let mut columns: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for item in differences {
        let (row, column) = item.area.first();
        columns.entry(column).or_default().push((row, column));
    }
    let cells: Vec<_> = columns.into_values().flatten().collect();
    let Some((top, left)) = cells.first().copied() else { return Ok(()) };
    let red = Format::new()
        .set_background_color(Color::RGB(0x00FF_C7CE))
        .set_font_color(Color::RGB(0x009C_0006))
        .set_bold();
    let rule = ConditionalFormatCell::new()
        .set_rule(ConditionalFormatCellRule::NotEqualTo(0))
        .set_format(red)
        .set_multi_range(reference::ranges(&cells, ' '));
    let (top, left) = (row(top)?, column(left)?);
    worksheet.add_conditional_format(top, left, top, left, &rule)?;
    Ok(())
}

/// How each style looks.
struct Styles {
    all: BTreeMap<Style, Format>,
    plain: Format,
}

impl Styles {
    fn new() -> Self {
        let plain = Format::new().set_font_name(FACE).set_font_size(11).set_text_wrap();
        let plain = plain.set_align(FormatAlign::VerticalCenter);
        let boxed = plain.clone().set_border(FormatBorder::Thin);
        let boxed = boxed.set_border_color(Color::RGB(0x0080_8080));
        let grey = |format: Format| format.set_background_color(Color::RGB(0x00F2_F2F2));
        let center = |format: Format| format.set_align(FormatAlign::Center);
        let sum = grey(center(boxed.clone())).set_font_color(Color::RGB(0x0059_5959));
        let head = |format: Format| format.set_background_color(Color::RGB(0x00DD_E6F0));
        let all = BTreeMap::from([
            (Style::Title, center(plain.clone()).set_bold().set_font_size(16)),
            (Style::Hint, plain.clone().set_font_color(Color::RGB(0x0059_5959)).set_indent(1)),
            (Style::Label, head(center(boxed.clone()))),
            (Style::RowLabel, head(boxed.clone()).set_indent(1)),
            (Style::Fill, center(boxed.clone()).set_unlocked()),
            (Style::FillText, boxed.clone().set_unlocked().set_num_format("@")),
            (Style::Fixed, grey(boxed.clone()).set_align(FormatAlign::Left)),
            (Style::Sum, sum.clone()),
            (Style::Difference, sum.set_num_format("+General;-General;0")),
            (Style::Text, plain.clone()),
            (Style::Figure, center(boxed.clone())),
            (Style::Remarked, center(boxed).set_background_color(Color::RGB(0x00FF_F2CC))),
        ]);
        Self { all, plain }
    }

    fn of(&self, style: Style) -> &Format {
        self.all.get(&style).unwrap_or(&self.plain)
    }
}

/// A number as the format stores it. Its text is read anew, so that no digit is rounded on the way.
fn double(number: Decimal) -> Result<f64, XlsxError> {
    let text = number.to_string();
    text.parse().map_err(|_| XlsxError::ParameterError(text))
}

/// At most so many UTF-16 units of a text.
fn cut(text: &str, most: usize) -> String {
    let mut length = 0;
    text.chars()
        .take_while(|ch| {
            length += ch.len_utf16();
            length <= most
        })
        .collect()
}

fn row(row: usize) -> Result<u32, XlsxError> {
    u32::try_from(row).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column(column: usize) -> Result<u16, XlsxError> {
    u16::try_from(column).map_err(|_| XlsxError::RowColumnLimitError)
}
