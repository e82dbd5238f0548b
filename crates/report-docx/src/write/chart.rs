//! Charts as Word draws them: kind, series in greys, values at their points, and the workbook behind them.
//! It must not scale; Word does.

use super::package::{Package, Relations};
use super::parts::{CHART, CHART_KIND, DRAWING, RELATED, WORKBOOK};
use super::picture::{About, caption, drawing};
use super::shape::Shape;
use super::story::Story;
use super::styles::Style;
use super::units::emu;
use super::xml::Xml;
use super::{fonts, workbook};
use report_core::prose::ChartKind;
use report_document::Chart;
use report_page::{Length, Size, Tone};
use report_typeset::{series_tone, style, words_on};

/// The names of the two axes.
const CATEGORIES: &str = "1";
const VALUES: &str = "2";

/// How wide an outline is, in English metric units: half a point.
const OUTLINE: Length = Length::from_millipoints(500);

/// A chart with its caption; what has no slice in a pie is named below it.
pub(super) fn chart(
    story: &mut Story<'_>,
    package: &mut Package,
    number: usize,
    chart: &Chart<'_>,
) {
    let target = format!("charts/chart{number}.xml");
    let name = story.relations.office("chart", &target);
    let part = format!("word/{target}");
    add(package, &part, number, chart);
    let about = About {
        name: &chart.caption.number.text,
        description: &chart.alternative,
        from: chart.data.span,
        size: Size {
            width: style::WIDTH,
            height: style::lines_height(style::CHART_LINES - 1) - style::AROUND_DRAWING,
        },
    };
    drawing(story, &about, |xml, _| {
        let (_, kind) = CHART;
        xml.within("a:graphicData", &[("uri", kind)], |xml| {
            xml.empty("c:chart", &[CHART, ("r:id", &name)]);
        });
    });
    if let Some(unshown) = &chart.unshown {
        let shape =
            Shape { keep_next: true, stand: Some(super::shape::Stand::Center), ..Shape::default() };
        story.paragraph(Style::Note, shape, |story| story.words(unshown, false));
    }
    caption(story, &chart.caption);
}

/// Adds the chart's part and the workbook its values can be changed in.
fn add(package: &mut Package, part: &str, number: usize, chart: &Chart<'_>) {
    let mut relations = Relations::default();
    let workbook = format!("embeddings/Microsoft_Excel_Worksheet{number}.xlsx");
    let name = relations.office("package", &format!("../{workbook}"));
    package.add(part, CHART_KIND, space(chart, &name));
    package.relate(part, &relations);
    if let Some(bytes) = workbook::of(chart.data) {
        package.add_packed(format!("word/{workbook}"), WORKBOOK, bytes);
    }
}

fn space(chart: &Chart<'_>, workbook: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("c:chartSpace", &[CHART, DRAWING, RELATED], |xml| {
        xml.value("c:date1904", "val", 0);
        xml.value("c:roundedCorners", "val", 0);
        xml.within("c:chart", &[], |xml| {
            if let Some(unit) = &chart.unit {
                title(xml, &unit.text);
            }
            xml.value("c:autoTitleDeleted", "val", i32::from(chart.unit.is_none()));
            xml.within("c:plotArea", &[], |xml| {
                xml.empty("c:layout", &[]);
                plot(xml, chart);
            });
            if chart.data.series.len() > 1 {
                xml.within("c:legend", &[], |xml| {
                    xml.value("c:legendPos", "val", "t");
                    xml.value("c:overlay", "val", 0);
                });
            }
            xml.value("c:plotVisOnly", "val", 1);
            xml.value("c:dispBlanksAs", "val", "gap");
        });
        xml.within("c:spPr", &[], |xml| {
            xml.empty("a:noFill", &[]);
            xml.within("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
        });
        text_look(xml, "c:txPr", Tone::BLACK);
        xml.within("c:externalData", &[("r:id", workbook)], |xml| {
            xml.value("c:autoUpdate", "val", 0);
        });
    });
    xml.into_bytes()
}

/// The unit, at the upper left.
fn title(xml: &mut Xml, text: &str) {
    xml.within("c:title", &[], |xml| {
        rich(xml, text);
        xml.within("c:layout", &[], |xml| {
            xml.within("c:manualLayout", &[], |xml| {
                xml.value("c:xMode", "val", "edge");
                xml.value("c:yMode", "val", "edge");
                xml.value("c:x", "val", 0);
                xml.value("c:y", "val", 0);
            });
        });
        xml.value("c:overlay", "val", 0);
    });
}

/// A text of the chart's own.
fn rich(xml: &mut Xml, text: &str) {
    xml.within("c:tx", &[], |xml| {
        xml.within("c:rich", &[], |xml| {
            xml.empty("a:bodyPr", &[]);
            xml.within("a:p", &[], |xml| {
                xml.within("a:pPr", &[], |xml| run_look(xml, "a:defRPr", Tone::BLACK));
                xml.within("a:r", &[], |xml| {
                    run_look(xml, "a:rPr", Tone::BLACK);
                    xml.texted("a:t", &[], text);
                });
            });
        });
    });
}

fn plot(xml: &mut Xml, chart: &Chart<'_>) {
    match chart.data.kind {
        ChartKind::Bar { stacked } => bars(xml, chart, stacked),
        ChartKind::Line => lines(xml, chart),
        ChartKind::Pie => pie(xml, chart),
    }
}

fn bars(xml: &mut Xml, chart: &Chart<'_>, stacked: bool) {
    let lies = lies(chart);
    xml.within("c:barChart", &[], |xml| {
        xml.value("c:barDir", "val", if lies { "bar" } else { "col" });
        xml.value("c:grouping", "val", if stacked { "stacked" } else { "clustered" });
        xml.value("c:varyColors", "val", 0);
        for index in 0..chart.data.series.len() {
            let tone = series_tone(chart.data.kind, index, chart.data.series.len());
            series(xml, chart, index, |xml| {
                fill(xml, tone);
                xml.value("c:invertIfNegative", "val", 0);
                if stacked {
                    labels(xml, words_on(tone), "ctr");
                } else {
                    labels(xml, Tone::BLACK, "outEnd");
                }
            });
        }
        xml.value("c:gapWidth", "val", 60);
        if stacked {
            xml.value("c:overlap", "val", 100);
        }
        xml.value("c:axId", "val", CATEGORIES);
        xml.value("c:axId", "val", VALUES);
    });
    axes(xml, lies);
}

fn lines(xml: &mut Xml, chart: &Chart<'_>) {
    const MARKS: [&str; 5] = ["circle", "square", "triangle", "diamond", "x"];
    xml.within("c:lineChart", &[], |xml| {
        xml.value("c:grouping", "val", "standard");
        xml.value("c:varyColors", "val", 0);
        for index in 0..chart.data.series.len() {
            series(xml, chart, index, |xml| {
                xml.within("c:spPr", &[], |xml| outline(xml, Tone::BLACK));
                xml.within("c:marker", &[], |xml| {
                    let mark = MARKS.get(index % MARKS.len()).copied().unwrap_or("circle");
                    xml.value("c:symbol", "val", mark);
                    xml.value("c:size", "val", 5);
                    fill(xml, series_tone(chart.data.kind, index, chart.data.series.len()));
                });
                // Numbers of two lines that run together stand above one and below the other.
                labels(xml, Tone::BLACK, if index % 2 == 0 { "t" } else { "b" });
            });
        }
        xml.value("c:marker", "val", 1);
        xml.value("c:axId", "val", CATEGORIES);
        xml.value("c:axId", "val", VALUES);
    });
    axes(xml, false);
}

fn pie(xml: &mut Xml, chart: &Chart<'_>) {
    xml.within("c:pieChart", &[], |xml| {
        xml.value("c:varyColors", "val", 1);
        series(xml, chart, 0, |xml| {
            for slice in &chart.slices {
                xml.within("c:dPt", &[], |xml| {
                    xml.value("c:idx", "val", slice.category);
                    xml.value("c:bubble3D", "val", 0);
                    fill(xml, series_tone(ChartKind::Pie, slice.category, 1));
                });
            }
            pie_labels(xml, chart);
        });
        xml.value("c:firstSliceAng", "val", 0);
    });
}

/// A series: number, name, look, then names and values of its points.
fn series(xml: &mut Xml, chart: &Chart<'_>, index: usize, look: impl FnOnce(&mut Xml)) {
    let Some(own) = chart.data.series.get(index) else { return };
    let count = chart.data.categories.len();
    xml.within("c:ser", &[], |xml| {
        xml.value("c:idx", "val", index);
        xml.value("c:order", "val", index);
        xml.within("c:tx", &[], |xml| {
            let name = workbook::series_name(chart.data, index);
            cached(xml, "str", &workbook::name_cell(index), &[name]);
        });
        look(xml);
        xml.within("c:cat", &[], |xml| {
            let names: Vec<_> = chart.data.categories.iter().map(|it| it.value.as_str()).collect();
            cached(xml, "str", &workbook::category_cells(count), &names);
        });
        xml.within("c:val", &[], |xml| {
            let values: Vec<_> = own.values.iter().map(ToString::to_string).collect();
            let values: Vec<_> = values.iter().map(String::as_str).collect();
            cached(xml, "num", &workbook::value_cells(index, count), &values);
        });
        if chart.data.kind == ChartKind::Line {
            xml.value("c:smooth", "val", 0);
        }
    });
}

/// Cells of the workbook, with what they hold.
fn cached(xml: &mut Xml, kind: &str, cells: &str, values: &[&str]) {
    xml.within(&format!("c:{kind}Ref"), &[], |xml| {
        xml.texted("c:f", &[], cells);
        xml.within(&format!("c:{kind}Cache"), &[], |xml| {
            if kind == "num" {
                xml.texted("c:formatCode", &[], "General");
            }
            xml.value("c:ptCount", "val", values.len());
            for (index, value) in values.iter().enumerate() {
                xml.within("c:pt", &[("idx", &index.to_string())], |xml| {
                    xml.texted("c:v", &[], value);
                });
            }
        });
    });
}

/// The value at each point, in a tone, at a place beside it.
fn labels(xml: &mut Xml, tone: Tone, place: &str) {
    xml.within("c:dLbls", &[], |xml| {
        text_look(xml, "c:txPr", tone);
        xml.value("c:dLblPos", "val", place);
        shown(xml, &["c:showVal"]);
    });
}

/// What is said beside a slice, in the words it has on our pages; nothing beside what has no slice.
fn pie_labels(xml: &mut Xml, chart: &Chart<'_>) {
    xml.within("c:dLbls", &[], |xml| {
        for category in 0..chart.data.categories.len() {
            xml.within("c:dLbl", &[], |xml| {
                xml.value("c:idx", "val", category);
                match chart.slices.iter().find(|slice| slice.category == category) {
                    Some(slice) => {
                        rich(xml, &slice.words.text);
                        xml.value("c:dLblPos", "val", "outEnd");
                        shown(xml, SAID);
                    }
                    None => xml.value("c:delete", "val", 1),
                }
            });
        }
        xml.value("c:dLblPos", "val", "outEnd");
        shown(xml, SAID);
        xml.value("c:showLeaderLines", "val", 1);
    });
}

/// What the words beside a slice say; shown by Word itself where someone takes our words away.
const SAID: &[&str] = &["c:showVal", "c:showCatName", "c:showPercent"];

/// What a label shows, in the order the schema has it (§21.2.2.49).
fn shown(xml: &mut Xml, wanted: &[&str]) {
    let all = [
        "c:showLegendKey",
        "c:showVal",
        "c:showCatName",
        "c:showSerName",
        "c:showPercent",
        "c:showBubbleSize",
    ];
    for what in all {
        xml.value(what, "val", i32::from(wanted.contains(&what)));
    }
}

fn axes(xml: &mut Xml, lies: bool) {
    let (categories, values) = if lies { ("l", "b") } else { ("b", "l") };
    xml.within("c:catAx", &[], |xml| {
        xml.value("c:axId", "val", CATEGORIES);
        // Lying bars are read from above, and Word counts from below.
        let order = if lies { "maxMin" } else { "minMax" };
        xml.within("c:scaling", &[], |xml| xml.value("c:orientation", "val", order));
        xml.value("c:delete", "val", 0);
        xml.value("c:axPos", "val", categories);
        // Below bars that reach under zero.
        ticks(xml, "low");
        xml.value("c:crossAx", "val", VALUES);
        xml.value("c:crosses", "val", "autoZero");
    });
    xml.within("c:valAx", &[], |xml| {
        xml.value("c:axId", "val", VALUES);
        xml.within("c:scaling", &[], |xml| xml.value("c:orientation", "val", "minMax"));
        xml.value("c:delete", "val", 0);
        xml.value("c:axPos", "val", values);
        xml.within("c:majorGridlines", &[], |xml| {
            xml.within("c:spPr", &[], |xml| outline(xml, PALE));
        });
        xml.empty("c:numFmt", &[("formatCode", "General"), ("sourceLinked", "0")]);
        ticks(xml, "nextTo");
        xml.value("c:crossAx", "val", CATEGORIES);
        // Where the categories run from above, the far end is below.
        xml.value("c:crosses", "val", if lies { "max" } else { "autoZero" });
        xml.value("c:crossBetween", "val", "between");
    });
}

/// The tone of the rules behind a chart.
const PALE: Tone = Tone(850);

fn ticks(xml: &mut Xml, labels: &str) {
    xml.value("c:majorTickMark", "val", "none");
    xml.value("c:minorTickMark", "val", "none");
    xml.value("c:tickLblPos", "val", labels);
    xml.within("c:spPr", &[], |xml| outline(xml, Tone::BLACK));
}

/// Whether bars lie, their names beside them: one of the names would not stand on a line below its bar.
fn lies(chart: &Chart<'_>) -> bool {
    let count = i32::try_from(chart.data.categories.len().max(1)).unwrap_or(i32::MAX);
    let slot = style::WIDTH / count;
    let line = usize::try_from(slot.millipoints() / style::SMALL.millipoints()).unwrap_or_default();
    chart.data.categories.iter().any(|name| name.value.chars().count() > line)
}

fn fill(xml: &mut Xml, tone: Tone) {
    xml.within("c:spPr", &[], |xml| {
        solid(xml, tone);
        outline(xml, Tone::BLACK);
    });
}

fn outline(xml: &mut Xml, tone: Tone) {
    xml.within("a:ln", &[("w", &emu(OUTLINE).to_string())], |xml| solid(xml, tone));
}

fn solid(xml: &mut Xml, tone: Tone) {
    let grey = u32::from(tone.0.min(1000)) * 255 / 1000;
    let colour = format!("{grey:02X}{grey:02X}{grey:02X}");
    xml.within("a:solidFill", &[], |xml| xml.value("a:srgbClr", "val", &colour));
}

/// How every word of the chart looks.
fn text_look(xml: &mut Xml, element: &str, tone: Tone) {
    xml.within(element, &[], |xml| {
        xml.empty("a:bodyPr", &[]);
        xml.within("a:p", &[], |xml| {
            xml.within("a:pPr", &[], |xml| run_look(xml, "a:defRPr", tone));
            xml.value("a:endParaRPr", "lang", "zh-CN");
        });
    });
}

fn run_look(xml: &mut Xml, element: &str, tone: Tone) {
    let style = style::table(style::SMALL);
    // In hundredths of a point (§20.1.10.72).
    let size = (style.size.millipoints() / 10).to_string();
    xml.within(element, &[("lang", "zh-CN"), ("sz", &size), ("b", "0")], |xml| {
        solid(xml, tone);
        xml.value("a:latin", "typeface", fonts::name(style.latin));
        xml.value("a:ea", "typeface", fonts::name(style.face));
    });
}
