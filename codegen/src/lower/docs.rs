//! Converts Markdown of the description to lines of documentation.

use crate::model::Docs;

/// The line width of prose.
const WIDTH: usize = 88;

/// Splits Markdown into lines. Rewraps prose and leaves everything else unchanged.
pub(crate) fn docs(markdown: &str) -> Docs {
    let mut lines = Docs::new();
    let mut paragraph = String::new();
    let mut fenced = false;
    for line in markdown.trim_end().lines() {
        let fence = line.trim_start().starts_with("```");
        let prose = !fenced && !fence && !line.trim().is_empty() && !is_structure(line);
        if prose {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line.trim());
            continue;
        }
        wrap(&mut paragraph, &mut lines);
        fenced ^= fence;
        lines.push(line.trim_end().to_owned());
    }
    wrap(&mut paragraph, &mut lines);
    lines
}

/// Reports whether the line breaks of a line are significant.
fn is_structure(line: &str) -> bool {
    let line_start = line.trim_start();
    line.starts_with(' ')
        || ["- ", "* ", "|", "#", ">"]
            .iter()
            .any(|start| line_start.starts_with(start))
}

fn wrap(paragraph: &mut String, lines: &mut Docs) {
    let mut line = String::new();
    for word in paragraph.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    paragraph.clear();
}

/// Appends a section after an empty line.
pub(crate) fn section(docs: &mut Docs, lines: impl IntoIterator<Item = String>) {
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.extend(lines);
}

/// Returns a list item with its continuation lines indented.
pub(crate) fn item(text: &str) -> Docs {
    let mut lines = docs(text);
    for (index, line) in lines.iter_mut().enumerate() {
        if !line.is_empty() {
            line.insert_str(0, if index == 0 { "- " } else { "  " });
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_broken_and_structure_is_kept() {
        let text = format!(
            "{}\nshort\n\n- a list\n  goes on\n\n```text\na   b\n```\n",
            "word ".repeat(20).trim_end()
        );
        let lines = docs(&text);
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(
            &lines[2..],
            ["", "- a list", "  goes on", "", "```text", "a   b", "```"]
        );
    }

    #[test]
    fn items_are_indented() {
        assert_eq!(item("a\n\nb"), ["- a", "", "  b"]);
    }
}
