//! Findings drawn on the source they were found in. It must not choose which are drawn.

use crate::refusal::Refusal;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};
use report_check::summary::{of_all, summary};
use report_check::{Assessed, Exporter, Frame, Piece, Totals, Unreadable, Visible, visible};
use report_core::diagnostic::Label;
use report_core::{Diagnostic, FileId, Severity, SourceFile};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

/// How many characters of a span are marked at most.
const MARKED: usize = 30;

/// Where the width of a terminal is unknown, as in a file.
const WIDTH: usize = 120;

/// How many findings of one report are shown; more are not read.
const MOST: usize = 100;

/// The name of the format drawn here.
pub(crate) const TEXT: &str = "text";

/// Draws in colour or plainly, within a width.
#[derive(Clone, Debug)]
pub(crate) struct Painter {
    renderer: Renderer,
}

impl Painter {
    /// A width in columns of the terminal; nothing for a file.
    pub(crate) fn new(is_colored: bool, width: Option<usize>) -> Self {
        let renderer = if is_colored { Renderer::styled() } else { Renderer::plain() };
        Self { renderer: renderer.term_width(width.unwrap_or(WIDTH)) }
    }

    /// A refusal, with a line end.
    pub(crate) fn refusal(&self, refusal: &Refusal) -> String {
        let title = level(Severity::Error).primary_title(visible(&refusal.message));
        let help = refusal
            .help
            .iter()
            .map(|text| Level::HELP.with_name(HELP).primary_title(visible(text)));
        let lines = std::iter::once(title).chain(help);
        lines.map(|line| self.draw(Group::with_title(line))).collect()
    }

    /// Every finding nobody has accepted, as far as a person reads, and the summary.
    fn report(&self, report: &Assessed) -> String {
        let open = report.diagnostics.iter().filter(|found| found.accepted.is_none());
        self.findings(report, &open.collect::<Vec<_>>()) + &summary(report)
    }

    /// Findings as far as a person reads, with an empty line after each.
    pub(crate) fn findings(&self, report: &Assessed, found: &[&Diagnostic]) -> String {
        let mut text = String::new();
        for found in found.iter().take(MOST) {
            text += &self.finding(report, found);
            text.push('\n');
        }
        let rest = found.len().saturating_sub(MOST);
        if rest > 0 {
            let _ = writeln!(text, "另有 {rest} 处没有列出；check --format json 列出全部\n");
        }
        text
    }

    /// A finding, with a line end.
    fn finding(&self, report: &Assessed, found: &Diagnostic) -> String {
        let title = level(found.severity).primary_title(visible(&found.message)).id(found.rule);
        let notes = found.notes.iter().map(|text| note("说明", text));
        let citation = found.citation.iter().map(|text| note("依据", text));
        self.draw(
            Group::with_title(title)
                .elements(places(report, found))
                .elements(notes)
                .elements(citation)
                .elements(found.help.iter().map(|text| help(text))),
        )
    }

    fn draw(&self, group: Group<'_>) -> String {
        let mut text = self.renderer.render(&[group]);
        text.push('\n');
        text
    }
}

/// `--format text`: for whoever reads it on a terminal or on paper.
impl Exporter for Painter {
    fn name(&self) -> &'static str {
        TEXT
    }

    fn piece(&self, report: &Assessed, _: usize) -> Piece {
        Piece::new(report, self.report(report))
    }

    fn frame(&self, totals: &Totals, unreadable: &[Unreadable]) -> Frame {
        Frame { tail: of_all(totals, unreadable.len()), ..Frame::default() }
    }
}

const HELP: &str = "建议";

fn level(severity: Severity) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::INFO,
    };
    level.with_name(severity.chinese())
}

fn note(name: &'static str, text: &str) -> Element<'static> {
    Level::NOTE.with_name(name).message(visible(text)).into()
}

fn help(text: &str) -> Element<'static> {
    Level::HELP.with_name(HELP).message(visible(text)).into()
}

/// The source around every label, a snippet for each file, the primary label's file first.
fn places(report: &Assessed, found: &Diagnostic) -> Vec<Element<'static>> {
    let Some(primary) = &found.primary else {
        return vec![Origin::path(visible(&report.name)).into()];
    };
    let mut files: BTreeMap<(bool, FileId), Vec<(AnnotationKind, &Label)>> = BTreeMap::new();
    let labels = std::iter::once((AnnotationKind::Primary, primary))
        .chain(found.secondary.iter().map(|label| (AnnotationKind::Context, label)));
    for (kind, label) in labels {
        let file = label.span.file;
        files.entry((file != primary.span.file, file)).or_default().push((kind, label));
    }
    let snippets = files.into_iter().filter_map(|((_, id), labels)| {
        let file = report.sources.file(id)?;
        Some(snippet(&report.file_name(id), file, &labels).into())
    });
    snippets.collect()
}

/// The lines from the first label to the last; those between labels are folded by the renderer.
fn snippet(
    name: &str,
    file: &SourceFile,
    labels: &[(AnnotationKind, &Label)],
) -> Snippet<'static, Annotation<'static>> {
    let text = file.text();
    let spans: Vec<Range<usize>> =
        labels.iter().map(|(_, label)| marked(text, label.span.range())).collect();
    let first = spans.iter().map(|span| span.start).min().unwrap_or_default();
    let last = spans.iter().map(|span| span.end).max().unwrap_or_default();
    let start = text.get(..first).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end =
        text.get(last..).and_then(|after| after.find('\n')).map_or(text.len(), |at| last + at + 1);
    let line = file.position(u32::try_from(start).unwrap_or(u32::MAX)).line;
    let shown = Visible::new(text.get(start..end).unwrap_or_default());
    let annotations = labels.iter().zip(spans).map(|((kind, label), span)| {
        let span = shown.position(span.start - start)..shown.position(span.end - start);
        let annotation = kind.span(span);
        if label.text.is_empty() { annotation } else { annotation.label(visible(&label.text)) }
    });
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(shown.text)
        .path(visible(name))
        .line_start(line as usize)
        .annotations(annotations)
}

/// What is marked of a span: whole characters of its first line, and only so many that the renderer
/// need not show the whole of a paragraph to show them all.
fn marked(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.min(text.len())).max(start);
    let line = text.get(start..end).and_then(|span| span.lines().next()).unwrap_or_default();
    let length = line.char_indices().nth(MARKED).map_or(line.len(), |(at, _)| at);
    start..start + length
}
