//! Assembles tokens into values.

use super::lexer::{Kind, Lexer, Token, UNEXPECTED_END};
use super::{Content, Member, Node, Object};
use crate::json::parse::DEEPEST;

/// Parses a body that must be exactly one object. Returns what was parsed, and the error if any.
pub(super) fn read(body: &[u8]) -> (Object, Result<(), String>) {
    let mut object = Object::default();
    let result = read_document(&mut Lexer::new(body), &mut object);
    (object, result)
}

fn read_document(lexer: &mut Lexer<'_>, object: &mut Object) -> Result<(), String> {
    let first = lexer.next()?;
    match first.kind {
        Kind::OpenObject => read_object(lexer, 0, object)?,
        Kind::End => return Err(format!("syntax error {}: unexpected token ", first.place)),
        _ => return Err(unexpected(&first)),
    }
    let after = lexer.next()?;
    match after.kind {
        Kind::End => Ok(()),
        _ => Err(unexpected(&after)),
    }
}

/// Returns the node even if it is incomplete; `None` if it has not started.
fn read_node(
    lexer: &mut Lexer<'_>,
    token: Token,
    depth: usize,
) -> (Option<Node>, Result<(), String>) {
    if depth > DEEPEST {
        return (None, Err("exceeded max recursion depth".to_owned()));
    }
    let (content, result) = match token.kind {
        Kind::Scalar(ref value) => (Content::Scalar(value.clone()), Ok(())),
        Kind::OpenObject => {
            let mut object = Object::default();
            let result = read_object(lexer, depth, &mut object);
            (Content::Object(object), result)
        }
        Kind::OpenArray => {
            let mut elements = Vec::new();
            let result = read_array(lexer, depth, &mut elements);
            (Content::Array(elements), result)
        }
        Kind::End => return (None, Err(UNEXPECTED_END.to_owned())),
        _ => return (None, Err(unexpected(&token))),
    };
    let node = Node {
        place: token.place,
        raw: token.raw,
        content,
    };
    (Some(node), result)
}

fn read_object(lexer: &mut Lexer<'_>, depth: usize, object: &mut Object) -> Result<(), String> {
    loop {
        let token = lexer.next()?;
        let name = match &token.kind {
            Kind::CloseObject if object.members.is_empty() => return Ok(()),
            Kind::Scalar(value) => value.as_str().map(str::to_owned),
            Kind::End => return Err(UNEXPECTED_END.to_owned()),
            _ => None,
        };
        let Some(name) = name else {
            return Err(unexpected(&token));
        };
        match lexer.peek() {
            Some(b':') => lexer.take_byte(),
            None => return Err(UNEXPECTED_END.to_owned()),
            Some(other) => {
                let character = char::from(other);
                return Err(lexer.error_here(&format!(
                    "unexpected character {character}, missing \":\" after field name"
                )));
            }
        }
        let value = lexer.next()?;
        let (value, result) = read_node(lexer, value, depth + 1);
        object.members.extend(value.map(|value| Member {
            name,
            raw_name: token.raw,
            place: token.place,
            value,
        }));
        result?;
        let token = lexer.next()?;
        match token.kind {
            Kind::Comma => {}
            Kind::CloseObject => return Ok(()),
            Kind::End => return Err(UNEXPECTED_END.to_owned()),
            _ => return Err(unexpected(&token)),
        }
    }
}

fn read_array(lexer: &mut Lexer<'_>, depth: usize, elements: &mut Vec<Node>) -> Result<(), String> {
    loop {
        let token = lexer.next()?;
        if elements.is_empty() && token.kind == Kind::CloseArray {
            return Ok(());
        }
        let (element, result) = read_node(lexer, token, depth + 1);
        elements.extend(element);
        result?;
        let token = lexer.next()?;
        match token.kind {
            Kind::Comma => {}
            Kind::CloseArray => return Ok(()),
            Kind::End => return Err(UNEXPECTED_END.to_owned()),
            _ => return Err(unexpected(&token)),
        }
    }
}

fn unexpected(token: &Token) -> String {
    format!(
        "syntax error {}: unexpected token {}",
        token.place, token.raw
    )
}
