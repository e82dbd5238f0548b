//! What is anchored in a paragraph: pictures, text boxes, charts. It must not measure anything but a picture's width.

use super::chart;
use super::story::Story;
use super::xml::Element;
use report_import::{Block, Image, Picture, Remark};

/// English Metric Units in a hundredth of a millimetre (ECMA-376 Part 1 §20.1.2.1).
const EMU: u64 = 360;

impl Story<'_, '_> {
    /// What a drawing shows, in order.
    pub(super) fn drawing(&mut self, drawing: &Element) -> Vec<Block> {
        let mut found = Vec::new();
        let mut open = vec![drawing];
        while let Some(element) = open.pop() {
            match &*element.name {
                "w:txbxContent" => {
                    let (box_place, kept) =
                        ("文本框".to_owned(), std::mem::take(&mut self.document.blocks));
                    let around = self.inside.replace(box_place);
                    self.blocks(element);
                    self.inside = around;
                    found.append(&mut self.document.blocks);
                    self.document.blocks = kept;
                    continue;
                }
                "mc:AlternateContent" => {
                    open.extend(super::text::branch(element));
                    continue;
                }
                "a:blip" => {
                    let id = element.attribute("embed").or_else(|| element.attribute("link"));
                    found.extend(id.and_then(|id| self.picture(drawing, id)));
                }
                "v:imagedata" => {
                    found.extend(element.attribute("id").and_then(|id| self.picture(drawing, id)));
                }
                "c:chart" => {
                    if let Some(id) = element.attribute("id") {
                        found.extend(self.chart(id));
                    }
                }
                "o:OLEObject" => self.document.remarks.push(Remark {
                    place: format!("第{}段", self.paragraphs),
                    message: "嵌入的对象没有取，只取它显示的图".to_owned(),
                    left: None,
                }),
                _ => {}
            }
            open.extend(element.elements().rev());
        }
        found
    }

    fn picture(&mut self, drawing: &Element, id: &str) -> Option<Block> {
        let (target, outside) =
            self.relationships.get(id).map(|it| (it.target.clone(), it.outside))?;
        let image = if outside {
            Image::Elsewhere(target)
        } else {
            match self.package.part(&target) {
                Ok(Some(bytes)) => Image::Bytes(bytes),
                _ => Image::Elsewhere(target),
            }
        };
        let about = drawing.all().find(|it| it.name == "wp:docPr");
        let alternative =
            about.and_then(|it| it.attribute("descr").or_else(|| it.attribute("title")));
        let width =
            drawing.all().find(|it| it.name == "wp:extent").and_then(|it| it.attribute("cx"));
        let width = width.and_then(|it| it.parse::<u64>().ok()).map(|width| width / EMU);
        Some(Block::Picture(Picture {
            place: format!("第{}段之后", self.paragraphs),
            image,
            alternative: alternative.unwrap_or_default().trim().to_owned(),
            width: width.and_then(|width| u32::try_from(width).ok()).filter(|width| *width > 0),
        }))
    }

    /// A chart as the table of what it shows.
    fn chart(&mut self, id: &str) -> Option<Block> {
        let target = self.relationships.get(id).filter(|it| !it.outside)?.target.clone();
        let xml = self.package.xml(&target).ok().flatten()?;
        self.charts += 1;
        chart::grid(&xml, self.charts).map(Block::Grid)
    }
}
