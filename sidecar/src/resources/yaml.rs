//! Reads YAML: several documents in one text, and errors with their lines.

use std::collections::HashMap;

use granit_parser::{Event, Options, Parser, ScalarStyle, Span, Tag};
use serde::de::DeserializeOwned;

use super::scalar::resolve;
use super::{ResourceError, Source};
use crate::go::decode::{Library, decode};
use crate::go::tree::{Content, Node};

/// One document of a text.
pub(super) struct Document {
    /// The document, preceded by as many empty lines as there are lines before it, so that line numbers are those of the text.
    text: String,
    source: Source,
}

/// Splits a text like daprd: at lines that start with `---`, whose remainder is dropped.
pub(super) fn documents(text: &str, source: &Source) -> Vec<Document> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut documents = Vec::new();
    let mut current = String::new();
    for (number, line) in text.lines().enumerate() {
        if number > 0 && line.starts_with("---") {
            documents.push(std::mem::take(&mut current));
            current = "\n".repeat(number + 1);
        } else {
            current.push_str(line);
            current.push('\n');
        }
    }
    documents.push(current);
    documents
        .into_iter()
        .filter(|text| text.lines().any(has_content))
        .map(|text| Document {
            text,
            source: source.clone(),
        })
        .collect()
}

fn has_content(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#') && line != "---"
}

impl Document {
    /// The whole text as one document, for a library that stops after the first document.
    pub(super) fn whole(text: &str, source: &Source) -> Self {
        Self {
            text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            source: source.clone(),
        }
    }

    /// The first line of the document.
    pub(super) fn source(&self) -> Source {
        let before = self
            .text
            .lines()
            .take_while(|line| !has_content(line))
            .count();
        self.source.at(before as u64 + 1)
    }

    /// Whether the text indicates a Dapr resource.
    pub(super) fn mentions_dapr(&self) -> bool {
        self.text.contains("dapr.io/")
    }

    /// Parses the document without types.
    pub(super) fn parse(&self, library: Library) -> Result<Node, ResourceError> {
        let mut lines = self.text.lines().filter(|line| has_content(line));
        if lines.next().is_some_and(|line| line.trim_end() == "...") {
            // The end of an empty document.
            return Ok(Node {
                line: 0,
                content: Content::Null,
            });
        }
        let mut reader = Reader::new(&self.text, library);
        reader.document().map_err(|(line, reason)| match line {
            0 => ResourceError::new(self.source(), reason),
            line => ResourceError::new(self.source.at(line), reason),
        })
    }

    /// Deserializes a parsed document.
    pub(super) fn read<T: DeserializeOwned>(
        &self,
        node: &Node,
        library: Library,
    ) -> Result<T, ResourceError> {
        decode(node, library).map_err(|error| match error.line {
            0 => ResourceError::new(self.source(), error.to_string()),
            line => ResourceError::new(self.source.at(line), error.to_string()),
        })
    }
}

/// Parses and deserializes a text.
#[cfg(test)]
pub(crate) fn read_text<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let document = Document::whole(text, &Source::text("test"));
    let node = document.parse(Library::KubernetesYaml);
    node.and_then(|node| document.read(&node, Library::KubernetesYaml))
        .map_err(|error| error.to_string())
}

/// A syntax error: its line (0 if unknown) and its message.
type SyntaxError = (u64, String);

/// The maximum number of nodes of a document after aliases are resolved.
const MOST_NODES: usize = 100_000;
/// The maximum nesting of lists and mappings.
const DEEPEST: usize = 200;

struct Reader<'t> {
    parser: Parser<'t, granit_parser::StrInput<'t>>,
    library: Library,
    anchors: HashMap<usize, Node>,
    nodes: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, library: Library) -> Self {
        let mut options = Options::default();
        options.emit_comments = false;
        Self {
            parser: Parser::new_from_str_with_options(text, options),
            library,
            anchors: HashMap::new(),
            nodes: 0,
        }
    }

    fn next(&mut self) -> Result<(Event<'t>, Span), SyntaxError> {
        match self.parser.next() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => Err((error.marker().line() as u64, error.info())),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    /// Parses the first document.
    fn document(&mut self) -> Result<Node, SyntaxError> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd | Event::DocumentEnd => {
                    return Ok(Node {
                        line: 0,
                        content: Content::Null,
                    });
                }
                event => {
                    let node = self.node(event, span, 0)?;
                    // The value must be followed by the end of the document.
                    self.next()?;
                    return Ok(node);
                }
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node, SyntaxError> {
        let line = span.start.line() as u64;
        self.nodes += 1;
        if self.nodes > MOST_NODES || depth > DEEPEST {
            return Err((
                line,
                "the document is nested too deeply or has too many aliases".to_owned(),
            ));
        }
        let (content, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                (self.scalar(&text, style, tag.as_deref(), line)?, anchor)
            }
            Event::SequenceStart(_, anchor, _) => {
                let mut elements = Vec::new();
                loop {
                    let (event, span) = self.next()?;
                    if matches!(event, Event::SequenceEnd) {
                        break;
                    }
                    elements.push(self.node(event, span, depth + 1)?);
                }
                (Content::List(elements), anchor)
            }
            Event::MappingStart(_, anchor, _) => (self.mapping(depth)?, anchor),
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor).cloned() else {
                    return Err((
                        line,
                        "an alias refers to a node that contains it".to_owned(),
                    ));
                };
                self.nodes += count(&node);
                return Ok(Node { line, ..node });
            }
            _ => return Err((line, "expected a value".to_owned())),
        };
        let node = Node { line, content };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn scalar(
        &self,
        text: &str,
        style: ScalarStyle,
        tag: Option<&Tag>,
        line: u64,
    ) -> Result<Content, SyntaxError> {
        let is_text = tag.is_some_and(|tag| tag.to_string().ends_with("str"));
        if style != ScalarStyle::Plain || is_text {
            return Ok(Content::Text(text.to_owned()));
        }
        resolve(text, self.library).map_err(|reason| (line, reason))
    }

    fn mapping(&mut self, depth: usize) -> Result<Content, SyntaxError> {
        let mut members: Vec<(String, Node)> = Vec::new();
        let mut merged = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let is_merge =
                matches!(&event, Event::Scalar(text, ScalarStyle::Plain, ..) if text == "<<");
            let key = self.node(event, span, depth + 1)?;
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            if is_merge {
                merged.extend(sources(value)?);
                continue;
            }
            let name = match key.content {
                Content::Text(text) => text,
                Content::Integer(literal) => literal,
                Content::Float(literal) => literal,
                Content::Bool(truth) => truth.to_string(),
                _ => {
                    return Err((
                        key.line,
                        "a key must be a string, a number or a boolean".to_owned(),
                    ));
                }
            };
            if members.iter().any(|(known, _)| *known == name) {
                if self.library == Library::Yaml3 {
                    return Err((key.line, format!("duplicate key `{name}`")));
                }
                members.retain(|(known, _)| *known != name);
            }
            members.push((name, value));
        }
        for (name, node) in merged {
            if !members.iter().any(|(known, _)| *known == name) {
                members.push((name, node));
            }
        }
        Ok(Content::Map(members))
    }
}

/// The members of a merge key: those of one mapping, or of several, of which the first takes precedence.
fn sources(node: Node) -> Result<Vec<(String, Node)>, SyntaxError> {
    match node.content {
        Content::Map(members) => Ok(members),
        Content::List(elements) => {
            let lists: Result<Vec<_>, SyntaxError> = elements.into_iter().map(sources).collect();
            Ok(lists?.into_iter().flatten().collect())
        }
        _ => Err((node.line, "`<<` needs a mapping".to_owned())),
    }
}

fn count(node: &Node) -> usize {
    1 + match &node.content {
        Content::List(elements) => elements.iter().map(count).sum(),
        Content::Map(members) => members.iter().map(|(_, node)| count(node)).sum(),
        _ => 0,
    }
}
