//! Writing JSON.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

/// A value that can be written as JSON.
///
/// ```
/// use dapr_client_runtime::{JsonWriter, ToJson};
///
/// struct Point { x: i32, name: Option<String> }
///
/// impl ToJson for Point {
///     fn write_json(&self, writer: &mut JsonWriter) {
///         let mut object = writer.object();
///         object.field("x", &self.x);
///         object.optional("name", self.name.as_ref());
///         object.end();
///     }
/// }
///
/// let mut writer = JsonWriter::new();
/// [Point { x: 1, name: None }].write_json(&mut writer);
/// assert_eq!(writer.finish(), Ok(r#"[{"x":1}]"#.to_owned()));
/// ```
pub trait ToJson {
    /// Writes the value.
    fn write_json(&self, writer: &mut JsonWriter);
}

/// Writes one JSON text.
///
/// If a value cannot be written as JSON, writing continues. [`finish`](JsonWriter::finish) returns
/// the first such error.
#[derive(Debug, Default)]
pub struct JsonWriter {
    out: String,
    error: Option<WriteError>,
}

#[derive(Debug)]
struct WriteError {
    path: String,
    problem: String,
}

impl JsonWriter {
    /// Creates an empty writer.
    pub fn new() -> Self {
        JsonWriter::default()
    }

    /// Begins an object. It must be ended.
    pub fn object(&mut self) -> ObjectWriter<'_> {
        self.out.push('{');
        ObjectWriter {
            writer: self,
            first: true,
        }
    }

    /// Begins an array. It must be ended.
    pub fn array(&mut self) -> ArrayWriter<'_> {
        self.out.push('[');
        ArrayWriter {
            writer: self,
            count: 0,
        }
    }

    /// Writes a string, quoted and escaped.
    pub fn string(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        // Every character that needs an escape is one byte, so this splits between characters.
        while let Some(at) = rest
            .bytes()
            .position(|byte| byte < b' ' || byte == b'"' || byte == b'\\')
        {
            let (plain, tail) = rest.split_at(at);
            self.out.push_str(plain);
            match tail.as_bytes()[0] {
                b'"' => self.out.push_str("\\\""),
                b'\\' => self.out.push_str("\\\\"),
                b'\n' => self.out.push_str("\\n"),
                b'\r' => self.out.push_str("\\r"),
                b'\t' => self.out.push_str("\\t"),
                control => {
                    // Writing to a string does not fail.
                    let _ = write!(self.out, "\\u{control:04x}");
                }
            }
            rest = &tail[1..];
        }
        self.out.push_str(rest);
        self.out.push('"');
    }

    /// Writes a value whose text is valid JSON: a number or a boolean.
    pub fn plain(&mut self, value: &dyn Display) {
        let _ = write!(self.out, "{value}");
    }

    /// Writes JSON text unchanged.
    pub fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Writes `null` and records an error: the value could not be written.
    pub fn error(&mut self, problem: impl Into<String>) {
        self.raw("null");
        if self.error.is_none() {
            self.error = Some(WriteError {
                path: String::new(),
                problem: problem.into(),
            });
        }
    }

    /// Returns the JSON text.
    ///
    /// # Errors
    ///
    /// Fails if a value could not be written. The error contains its path and the reason:
    /// `[0].value: key must be a string`.
    pub fn finish(self) -> Result<String, String> {
        match self.error {
            None => Ok(self.out),
            Some(WriteError { path, problem }) if path.is_empty() => Err(problem),
            Some(WriteError { path, problem }) => Err(format!("{path}: {problem}")),
        }
    }

    /// Returns the JSON text, even if there were errors.
    pub(crate) fn into_text(self) -> String {
        self.out
    }

    /// Prepends this step to the path of an error that occurred in the value just written.
    fn leave(&mut self, had_no_error: bool, step: impl FnOnce() -> String) {
        if let (true, Some(error)) = (had_no_error, &mut self.error) {
            let dot = if error.path.is_empty() || error.path.starts_with('[') {
                ""
            } else {
                "."
            };
            error.path = format!("{}{dot}{}", step(), error.path);
        }
    }
}

/// Writes the members of an object.
#[derive(Debug)]
#[must_use = "an object must be ended"]
pub struct ObjectWriter<'a> {
    writer: &'a mut JsonWriter,
    first: bool,
}

impl ObjectWriter<'_> {
    /// Writes a member.
    pub fn field<T: ToJson + ?Sized>(&mut self, name: &str, value: &T) {
        self.member(name, &value);
    }

    /// Same as [`field`](Self::field), but compiled once for all types.
    fn member(&mut self, name: &str, value: &dyn ToJson) {
        let had_no_error = self.name(name);
        value.write_json(self.writer);
        self.writer.leave(had_no_error, || name.to_owned());
    }

    /// Writes a member if it is not `None`.
    pub fn optional<T: ToJson + ?Sized>(&mut self, name: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }

    /// Writes a member that is an object, if it is not empty.
    pub fn map<T: ToJson>(&mut self, name: &str, value: &BTreeMap<String, T>) {
        if !value.is_empty() {
            self.field(name, value);
        }
    }

    /// Writes additional members.
    pub fn members<T: ToJson>(&mut self, members: &BTreeMap<String, T>) {
        for (name, value) in members {
            self.field(name, value);
        }
    }

    /// Writes a member that is an array, if it is not empty.
    pub fn list<T: ToJson>(&mut self, name: &str, value: &[T]) {
        if !value.is_empty() {
            self.field(name, value);
        }
    }

    /// Writes a member if it is `true`.
    pub fn flag(&mut self, name: &str, value: bool) {
        if value {
            self.field(name, &value);
        }
    }

    /// Writes a member that is an empty object.
    pub fn empty(&mut self, name: &str) {
        self.name(name);
        self.writer.out.push_str("{}");
    }

    /// Ends the object.
    pub fn end(self) {
        self.writer.out.push('}');
    }

    fn name(&mut self, name: &str) -> bool {
        if !self.first {
            self.writer.out.push(',');
        }
        self.first = false;
        self.writer.string(name);
        self.writer.out.push(':');
        self.writer.error.is_none()
    }
}

/// Writes the items of an array.
#[derive(Debug)]
#[must_use = "an array must be ended"]
pub struct ArrayWriter<'a> {
    writer: &'a mut JsonWriter,
    count: usize,
}

impl ArrayWriter<'_> {
    /// Writes an item.
    pub fn item<T: ToJson + ?Sized>(&mut self, value: &T) {
        self.any_item(&value);
    }

    /// Same as [`item`](Self::item), but compiled once for all types.
    fn any_item(&mut self, value: &dyn ToJson) {
        if self.count > 0 {
            self.writer.out.push(',');
        }
        let index = self.count;
        self.count += 1;
        let had_no_error = self.writer.error.is_none();
        value.write_json(self.writer);
        self.writer.leave(had_no_error, || format!("[{index}]"));
    }

    /// Ends the array.
    pub fn end(self) {
        self.writer.out.push(']');
    }
}

#[cfg(test)]
mod tests {
    use super::{JsonWriter, ToJson};
    use crate::Json;
    use std::collections::BTreeMap;

    fn written(value: &(impl ToJson + ?Sized)) -> Result<String, String> {
        let mut writer = JsonWriter::new();
        value.write_json(&mut writer);
        writer.finish()
    }

    #[test]
    fn strings_are_escaped_and_nothing_else() {
        for text in [
            "",
            "a\"b\\c",
            "\n\r\t\0\u{1f}",
            "grüße 🦀 </script>",
            "\u{7f}\u{2028}",
        ] {
            let json = written(text).unwrap();
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
        assert_eq!(written("\u{1}é\"").unwrap(), r#""\u0001é\"""#);
    }

    #[test]
    fn objects_and_arrays() {
        let mut writer = JsonWriter::new();
        let mut object = writer.object();
        object.field("a\"", &1u32);
        object.optional("b", None::<&String>);
        object.map("c", &BTreeMap::<String, String>::new());
        object.map("d", &BTreeMap::from([("k".to_owned(), "v".to_owned())]));
        object.list("e", &[] as &[bool]);
        object.list("f", &[true, false]);
        object.field("g", &Json::new(&[1.5]));
        object.field("h", &None::<bool>);
        object.end();
        assert_eq!(
            writer.finish().unwrap(),
            r#"{"a\"":1,"d":{"k":"v"},"f":[true,false],"g":[1.5],"h":null}"#
        );
        assert_eq!(written(&Vec::<bool>::new()).unwrap(), "[]");
    }

    #[test]
    fn an_error_contains_its_path() {
        let bad = BTreeMap::from([("x".to_owned(), vec![1.0, f64::NAN])]);
        let error = written(&[BTreeMap::new(), bad]).unwrap_err();
        assert_eq!(error, "[1].x[1]: JSON has no number NaN");
        let keyed = Json::new(&BTreeMap::from([(vec![1], 2)]));
        assert_eq!(written(&keyed).unwrap_err(), "key must be a string");
    }
}
