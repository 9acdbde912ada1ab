//! YAML with the line of each value, so that all problems of a file can be reported with their location.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle};

/// A value and its location.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) line: usize,
    pub(super) content: Content,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    /// The text of a scalar, and whether it is unquoted: then it may be a number.
    Scalar {
        text: String,
        is_plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// A problem and its line.
pub(super) type Problem = (usize, String);

/// Parses the first document of a text. `None` if there is none.
pub(super) fn parse(text: &str) -> Result<Option<Node>, Problem> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        anchors: HashMap::new(),
    };
    reader.document()
}

struct Reader<'a> {
    events: Parser<'a, granit_parser::StrInput<'a>>,
    anchors: HashMap<usize, Node>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<Option<(Event<'a>, usize)>, Problem> {
        loop {
            match self.events.next() {
                None => return Ok(None),
                Some(Err(error)) => return Err((error.marker().line(), error.info())),
                Some(Ok((Event::Comment(..), _))) => {}
                Some(Ok((event, span))) => return Ok(Some((event, span.start.line()))),
            }
        }
    }

    fn document(&mut self) -> Result<Option<Node>, Problem> {
        while let Some((event, line)) = self.next()? {
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd | Event::DocumentEnd => return Ok(None),
                event => return self.node(event, line).map(Some),
            }
        }
        Ok(None)
    }

    fn node(&mut self, event: Event<'a>, line: usize) -> Result<Node, Problem> {
        let (content, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let is_plain = style == ScalarStyle::Plain;
                let text = text.into_owned();
                (Content::Scalar { text, is_plain }, anchor)
            }
            Event::SequenceStart(_, anchor, _) => (Content::List(self.list()?), anchor),
            Event::MappingStart(_, anchor, _) => (Content::Map(self.map()?), anchor),
            Event::Alias(id) => {
                let node = self.anchors.get(&id).cloned();
                return node.ok_or_else(|| (line, "an alias refers to itself".to_owned()));
            }
            _ => return Err((line, "a value is missing".to_owned())),
        };
        let node = Node { line, content };
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self) -> Result<Vec<Node>, Problem> {
        let mut elements = Vec::new();
        while let Some((event, line)) = self.next()? {
            if let Event::SequenceEnd = event {
                break;
            }
            elements.push(self.node(event, line)?);
        }
        Ok(elements)
    }

    fn map(&mut self) -> Result<Vec<(String, Node)>, Problem> {
        let mut members: Vec<(String, Node)> = Vec::new();
        let mut merged = Vec::new();
        while let Some((event, line)) = self.next()? {
            if let Event::MappingEnd = event {
                break;
            }
            let Event::Scalar(key, ..) = event else {
                return Err((line, "a key must be text".to_owned()));
            };
            let key = key.into_owned();
            let Some((event, value_line)) = self.next()? else {
                break;
            };
            let mut value = self.node(event, value_line)?;
            if key == "<<" {
                merged.push(value);
                continue;
            }
            if members.iter().any(|(other, _)| *other == key) {
                return Err((line, format!("duplicate key `{key}`")));
            }
            // Problems of a value are reported at its key.
            value.line = line;
            members.push((key, value));
        }
        for node in merged {
            merge(&mut members, node);
        }
        Ok(members)
    }
}

/// Adds the members of `<<`, unless they are already present.
fn merge(members: &mut Vec<(String, Node)>, node: Node) {
    match node.content {
        Content::Map(more) => {
            for (key, value) in more {
                if members.iter().all(|(other, _)| *other != key) {
                    members.push((key, value));
                }
            }
        }
        Content::List(nodes) => {
            for node in nodes {
                merge(members, node);
            }
        }
        Content::Scalar { .. } => {}
    }
}

impl Node {
    /// Whether the value counts as missing.
    pub(super) fn is_null(&self) -> bool {
        matches!(&self.content, Content::Scalar { text, is_plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { .. } if self.is_null() => Some(""),
            Content::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}
