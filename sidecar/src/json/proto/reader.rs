//! Puts tokens together.

use super::lexer::{Kind, Lexer, Token, UNEXPECTED_END};
use super::{Content, Member, Node, Object};
use crate::json::parse::DEEPEST;

/// Reads a body that has to be one object and nothing more.
pub(super) fn read(body: &[u8]) -> Result<Object, String> {
    let mut lexer = Lexer::new(body);
    let first = lexer.next()?;
    let object = match first.kind {
        Kind::OpenObject => object(&mut lexer, 0)?,
        Kind::End => return Err(format!("syntax error {}: unexpected token ", first.place)),
        _ => return Err(unexpected(&first)),
    };
    let after = lexer.next()?;
    match after.kind {
        Kind::End => Ok(object),
        _ => Err(unexpected(&after)),
    }
}

fn node(lexer: &mut Lexer<'_>, token: Token, depth: usize) -> Result<Node, String> {
    if depth > DEEPEST {
        return Err("exceeded max recursion depth".to_owned());
    }
    let content = match token.kind {
        Kind::Scalar(ref value) => Content::Scalar(value.clone()),
        Kind::OpenObject => Content::Object(object(lexer, depth)?),
        Kind::OpenArray => Content::Array(array(lexer, depth)?),
        Kind::End => return Err(UNEXPECTED_END.to_owned()),
        _ => return Err(unexpected(&token)),
    };
    Ok(Node {
        place: token.place,
        raw: token.raw,
        content,
    })
}

fn object(lexer: &mut Lexer<'_>, depth: usize) -> Result<Object, String> {
    let mut object = Object::default();
    loop {
        let token = lexer.next()?;
        let name = match &token.kind {
            Kind::CloseObject if object.members.is_empty() => return Ok(object),
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
                let shown = char::from(other);
                return Err(lexer.fault_here(&format!(
                    "unexpected character {shown}, missing \":\" after field name"
                )));
            }
        }
        let value = lexer.next()?;
        object.members.push(Member {
            name,
            raw_name: token.raw,
            place: token.place,
            value: node(lexer, value, depth + 1)?,
        });
        let token = lexer.next()?;
        match token.kind {
            Kind::Comma => {}
            Kind::CloseObject => return Ok(object),
            Kind::End => return Err(UNEXPECTED_END.to_owned()),
            _ => return Err(unexpected(&token)),
        }
    }
}

fn array(lexer: &mut Lexer<'_>, depth: usize) -> Result<Vec<Node>, String> {
    let mut elements = Vec::new();
    loop {
        let token = lexer.next()?;
        if elements.is_empty() && token.kind == Kind::CloseArray {
            return Ok(elements);
        }
        elements.push(node(lexer, token, depth + 1)?);
        let token = lexer.next()?;
        match token.kind {
            Kind::Comma => {}
            Kind::CloseArray => return Ok(elements),
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
