//! The codes of diagnostics, and their explanations.

use std::fmt;

/// Declares the codes: each with its text and the explanation in `explanations/`.
macro_rules! codes {
    ($($name:ident = $text:literal,)*) => {
        /// The kind of an error in the description. A code never changes its meaning, and the code of
        /// a removed kind is not used again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Code {
            $($name,)*
        }

        impl Code {
            const ALL: &[Self] = &[$(Self::$name,)*];

            pub(crate) fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            fn explanation(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../explanations/", $text, ".md")),)*
                }
            }
        }
    };
}

codes! {
    NotYaml = "D0001",
    Indirection = "D0002",
    SecondDocument = "D0003",
    ControlCharacter = "D0004",
    EmptyFile = "D0005",
    KeyNotText = "D0006",
    DuplicateKey = "D0007",
    UnknownKey = "D0008",
    MissingKey = "D0009",
    WrongKind = "D0010",
    EmptyText = "D0011",
    UnknownWord = "D0012",
    OpenApiVersion = "D0013",
    PathWithoutSlash = "D0014",
    NotAStatus = "D0015",
    MediaTypes = "D0016",
    MissingFile = "D0017",
    ReferenceTarget = "D0018",
    UnresolvedReference = "D0019",
    StyleOfOneValue = "D0020",
    RefusalRules = "D0021",
    IntegerWithoutFormat = "D0022",
    SeveralTypes = "D0023",
    NullAlone = "D0024",
    RequiredNotDescribed = "D0025",
    ClosedObject = "D0026",
    PropertyCount = "D0027",
    AlternativesKeys = "D0028",
    EnumerationWithoutValues = "D0029",
    EnumerationWithoutRest = "D0030",
    NotAnInteger = "D0031",
    ConvenienceOfOtherKind = "D0032",
    OptionalNotAHeader = "D0033",
    NotAnIdentifier = "D0034",
    NotUpperCamelCase = "D0035",
    NameTaken = "D0036",
    SameOperationId = "D0037",
    SameRoute = "D0038",
    SecondReadyProbe = "D0039",
    StabilityNotInName = "D0040",
    PathWithoutParameter = "D0041",
    ParameterNotInPath = "D0042",
    PathParameterOptional = "D0043",
    RestNotLast = "D0044",
    TraceHeaders = "D0045",
    PrefixWithoutMap = "D0046",
    TypeNotText = "D0047",
    BodyWithoutSchema = "D0048",
    BodyOfOtherKind = "D0049",
    NoSuccess = "D0050",
    MissingOutcome = "D0051",
    SameOutcome = "D0052",
    UnlistedError = "D0053",
    ClosedEnumeration = "D0054",
    IntegersInRequest = "D0055",
    UnionInResponse = "D0056",
    UnionTags = "D0057",
    UnionWithoutConstant = "D0058",
    AlternativeOfOtherKind = "D0059",
    EmptyObject = "D0060",
    InlineSchema = "D0061",
    MissingDescription = "D0062",
    MissingExample = "D0063",
    ExampleMisfit = "D0064",
    ExampleProperty = "D0065",
    ExampleWithoutValue = "D0066",
    UnknownMediaType = "D0067",
    ErrorWithoutBody = "D0068",
    OptionalBody = "D0069",
    WebhookName = "D0070",
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Returns the codes of all diagnostics.
pub fn codes() -> impl Iterator<Item = &'static str> {
    Code::ALL.iter().map(|code| code.as_str())
}

/// Returns the explanation of a code, as Markdown: what it means, a wrong example and a right one.
pub fn explanation(code: &str) -> Option<&'static str> {
    let mut codes = Code::ALL.iter();
    let code = codes.find(|known| known.as_str().eq_ignore_ascii_case(code))?;
    Some(code.explanation())
}
