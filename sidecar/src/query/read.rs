//! Parses queries, with daprd's error messages.

use super::filter::{Comparison, Filter};
use super::order::Sort;
use crate::go::read::{Reader, is_field};
use crate::json::{Value, decode_complete, quote};

/// A query.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Query {
    /// `None` matches everything.
    pub(super) filter: Option<Filter>,
    /// The original members of the filter; the last of duplicates.
    pub(crate) conditions: Vec<(String, Value)>,
    pub(crate) sort: Vec<Sort>,
    /// The page size; zero and negative values mean unlimited.
    pub(crate) limit: i64,
    /// The start of the page.
    pub(crate) token: String,
}

/// Parses a query from a request body.
pub(crate) fn read(body: &[u8]) -> Result<Query, String> {
    let document = decode_complete(body)?;
    let mut query = Query::default();
    let mut reader = Reader::new();
    for (name, value) in reader
        .object(&document, "query.QueryFields")
        .unwrap_or_default()
    {
        if is_field(name, "filter") {
            let members = reader.field("QueryFields", "filter", |reader| {
                reader.any(value);
                reader
                    .object(value, "map[string]interface {}")
                    .unwrap_or_default()
            });
            query.conditions = members.to_vec();
        } else if is_field(name, "sort") {
            query.sort = reader.field("QueryFields", "sort", |reader| sorting(reader, value));
        } else if is_field(name, "page") {
            reader.field("QueryFields", "page", |reader| {
                pagination(reader, value, &mut query)
            });
        }
    }
    reader.finish().map_err(|error| error.to_string())?;
    if !query.conditions.is_empty() {
        query.filter = Some(filter(&Value::Object(query.conditions.clone()))?);
    }
    Ok(query)
}

fn sorting(reader: &mut Reader, value: &Value) -> Vec<Sort> {
    let elements = reader.array(value, "[]query.Sorting").unwrap_or_default();
    let sort = |element| {
        let (mut path, mut order) = (None, None);
        for (name, value) in reader.object(element, "query.Sorting").unwrap_or_default() {
            if is_field(name, "key") {
                path = reader.field("Sorting", "key", |reader| reader.text(value));
            } else if is_field(name, "order") {
                order = reader.field("Sorting", "order", |reader| reader.text(value));
            }
        }
        Sort {
            path: path.unwrap_or_default(),
            descending: order.as_deref() == Some("DESC"),
        }
    };
    elements.iter().map(sort).collect()
}

fn pagination(reader: &mut Reader, value: &Value, query: &mut Query) {
    for (name, value) in reader.object(value, "query.Pagination").unwrap_or_default() {
        if is_field(name, "limit") {
            let limit = reader.field("Pagination", "limit", |reader| reader.integer(value));
            query.limit = limit.unwrap_or(query.limit);
        } else if is_field(name, "token") {
            let token = reader.field("Pagination", "token", |reader| reader.text(value));
            query.token = token.unwrap_or(std::mem::take(&mut query.token));
        }
    }
}

fn filter(value: &Value) -> Result<Filter, String> {
    let Value::Object(members) = value else {
        return Err("filter unit must be a map".to_owned());
    };
    let Some((name, value)) = only(members) else {
        return Err("filter unit must have a single element".to_owned());
    };
    let comparison = match name {
        "EQ" => Comparison::Equal,
        "NEQ" => Comparison::NotEqual,
        "GT" => Comparison::Greater,
        "GTE" => Comparison::GreaterOrEqual,
        "LT" => Comparison::Less,
        "LTE" => Comparison::LessOrEqual,
        "IN" => {
            let (path, value) = operand(name, value)?;
            let Value::Array(wanted) = value else {
                return Err("IN filter value must be an array".to_owned());
            };
            return Ok(Filter::In(path.to_owned(), wanted.clone()));
        }
        "AND" => return filters(name, value).map(Filter::And),
        "OR" => return filters(name, value).map(Filter::Or),
        _ => return Err(format!("unsupported filter {}", quote(name))),
    };
    let (path, wanted) = operand(name, value)?;
    Ok(Filter::Compare(comparison, path.to_owned(), wanted.clone()))
}

/// The path and the operand.
fn operand<'v>(name: &str, value: &'v Value) -> Result<(&'v str, &'v Value), String> {
    let Value::Object(members) = value else {
        return Err(format!("{name} filter must be a map"));
    };
    only(members).ok_or_else(|| format!("{name} filter must contain a single key/value pair"))
}

fn filters(name: &str, value: &Value) -> Result<Vec<Filter>, String> {
    let Value::Array(entries) = value else {
        return Err(format!("{name} filter must be an array"));
    };
    if entries.len() < 2 {
        return Err(format!("{name} filter must contain at least two entries"));
    }
    entries.iter().map(filter).collect()
}

/// The single member. The last of duplicates wins.
fn only(members: &[(String, Value)]) -> Option<(&str, &Value)> {
    let (name, value) = members.last()?;
    members
        .iter()
        .all(|(other, _)| other == name)
        .then_some((name, value))
}
