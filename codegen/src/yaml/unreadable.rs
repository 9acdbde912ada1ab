//! Text that is rejected before parsing.

use super::SyntaxError;
use crate::diagnostic::Code;

/// Rejects characters that shift line numbers. Also rejects anchors, aliases and tags: with these
/// YAML features, one position of a file can refer to another.
pub(super) fn refuse_unreadable(text: &str) -> Result<(), SyntaxError> {
    let line_break = |c: char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_unreadable =
        |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || line_break(c);
    if let Some((offset, c)) = text.char_indices().find(|(_, c)| is_unreadable(*c)) {
        let message = format!(
            "the character U+{:04X} is not accepted here; write it as an escape in double quotes",
            u32::from(c)
        );
        return Err(SyntaxError::at(Code::ControlCharacter, offset, message));
    }
    if let Some(offset) = find_indirection(text) {
        return Err(SyntaxError::at(
            Code::Indirection,
            offset,
            "YAML anchors (`&`), aliases (`*`) and tags (`!`) are not accepted; repeat the value, use `$ref`, or quote the text",
        ));
    }
    Ok(())
}

/// Returns the offset of an anchor, an alias or a tag. A plain scalar cannot begin with `&`, `*`
/// or `!`. A value that begins with one of them outside of a block scalar is therefore an anchor,
/// an alias or a tag.
fn find_indirection(text: &str) -> Option<usize> {
    let mut offset = 0;
    let mut block_indent: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        if let Some(outer) = block_indent {
            if indent > outer {
                continue;
            }
            block_indent = None;
        }
        let value = value_of_line(content);
        if value.starts_with(['&', '*', '!']) {
            return Some(start + line.len() - value.len());
        }
        if value.starts_with(['|', '>']) {
            block_indent = Some(indent);
        }
    }
    None
}

/// Returns the rest of a line after its list dashes and its key.
fn value_of_line(content: &str) -> &str {
    let mut rest = content;
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start();
    }
    if rest.starts_with(['"', '\'']) {
        return rest;
    }
    match rest.find(": ") {
        Some(colon) if !rest[..colon].contains(" #") => rest[colon + 2..].trim_start(),
        _ => rest,
    }
}
