//! Macros that define the API types in generated code.
//!
//! With the feature `server` of the generated crate, each extensible struct has a companion of
//! parts: an exhaustive struct with the same fields. A sidecar uses it to build and destructure
//! values. If an API description adds a field, the sidecar does not compile until it handles the
//! field.

/// Defines a struct that may get additional fields, and its companion of parts.
#[macro_export]
macro_rules! extensible_struct {
    (
        $(#[$meta:meta])*
        pub struct $name:ident ($parts:ident) {
            $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        #[doc = concat!("All fields of a [`", stringify!($name), "`], for a sidecar.")]
        #[cfg(feature = "server")]
        #[derive(Clone, Debug)]
        pub struct $parts {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        #[cfg(feature = "server")]
        impl From<$parts> for $name {
            fn from(parts: $parts) -> Self {
                let $parts { $($field),* } = parts;
                Self { $($field),* }
            }
        }

        #[cfg(feature = "server")]
        impl From<$name> for $parts {
            fn from(value: $name) -> Self {
                let $name { $($field),* } = value;
                Self { $($field),* }
            }
        }
    };
}

/// Defines a struct that is a JSON object. Each field specifies its representation in JSON:
///
/// - `= required "name"`: always written; it is an error if the member is missing.
/// - `= default "name"`: always written; a missing member is read as the default value.
/// - `= optional "name"`: an `Option`.
/// - `= flag "name"`, `= list "name"`, `= map "name"`: written unless `false` or empty.
/// - `= rest`: all other members.
/// - `as Type` at the end: the type of the field in JSON.
///
/// `tag "name" = "value";` before the fields defines a constant member. With a companion of parts,
/// the struct is extensible, see [`extensible_struct!`](crate::extensible_struct). `secret` after
/// the name omits the JSON text from errors.
#[macro_export]
macro_rules! json_struct {
    (
        $(#[$meta:meta])*
        pub struct $name:ident ($parts:ident) $($secret:ident)? {
            $(tag $tag:literal = $tag_value:literal;)*
            $($(#[$field_meta:meta])*
              pub $field:ident: $type:ty = $kind:ident $($wire:literal)? $(as $json:ty)?,)*
        }
    ) => {
        $crate::extensible_struct! {
            $(#[$meta])*
            pub struct $name ($parts) {
                $($(#[$field_meta])* pub $field: $type,)*
            }
        }

        $crate::json_struct! {
            @conversions $name ($($secret)?) [$($tag = $tag_value)*]
            $(($field: $kind $($wire)? $(as $json)?))*
        }
    };
    (
        $(#[$meta:meta])*
        pub struct $name:ident $($secret:ident)? {
            $($(#[$field_meta:meta])*
              pub $field:ident: $type:ty = $kind:ident $($wire:literal)? $(as $json:ty)?,)*
        }
    ) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
        }

        $crate::json_struct! {
            @conversions $name ($($secret)?) []
            $(($field: $kind $($wire)? $(as $json)?))*
        }
    };
    (
        @conversions $name:ident ($($secret:ident)?) [$($tag:literal = $tag_value:literal)*]
        $(($field:ident: $kind:ident $($wire:literal)? $(as $json:ty)?))*
    ) => {
        impl $crate::ToJson for $name {
            fn write_json(&self, writer: &mut $crate::JsonWriter) {
                #[allow(unused_mut, reason = "a struct may have no fields")]
                let mut object = writer.object();
                $(object.field($tag, $tag_value);)*
                $($crate::json_struct!(@write object self.$field $kind $($wire)? $(as $json)?);)*
                object.end();
            }
        }

        impl $crate::FromJson for $name {
            $($crate::json_struct!(@$secret);)?

            fn from_json(
                value: $crate::JsonValue<'_>,
            ) -> ::std::result::Result<Self, $crate::DecodeError> {
                #[allow(unused_variables, reason = "a struct may have no fields")]
                let object = value.object()?;
                #[allow(unused_variables, reason = "for structs that keep further members")]
                let members: &[&str] = &[$($tag,)* $($($wire,)?)*];
                Ok(Self {
                    $($field: $crate::json_struct!(
                        @read object members $kind $($wire)? $(as $json)?
                    ),)*
                })
            }
        }
    };
    (@secret) => { const SECRET: bool = true; };

    (@write $object:ident $self:ident.$field:ident required $wire:literal) => {
        $object.field($wire, &$self.$field)
    };
    (@write $object:ident $self:ident.$field:ident required $wire:literal as $json:ty) => {
        $object.field($wire, &<$json>::from($self.$field))
    };
    (@write $object:ident $self:ident.$field:ident default $($rest:tt)*) => {
        $crate::json_struct!(@write $object $self.$field required $($rest)*)
    };
    (@write $object:ident $self:ident.$field:ident optional $wire:literal) => {
        $object.optional($wire, $self.$field.as_ref())
    };
    (@write $object:ident $self:ident.$field:ident optional $wire:literal as $json:ty) => {
        $object.optional($wire, $self.$field.map(<$json>::from).as_ref())
    };
    (@write $object:ident $self:ident.$field:ident flag $wire:literal) => {
        $object.flag($wire, $self.$field)
    };
    (@write $object:ident $self:ident.$field:ident list $wire:literal) => {
        $object.list($wire, &$self.$field)
    };
    (@write $object:ident $self:ident.$field:ident map $wire:literal) => {
        $object.map($wire, &$self.$field)
    };
    (@write $object:ident $self:ident.$field:ident rest) => {
        $object.members(&$self.$field)
    };

    (@read $object:ident $members:ident required $wire:literal) => {
        $object.required($wire)?
    };
    (@read $object:ident $members:ident required $wire:literal as $json:ty) => {
        $object.required::<$json>($wire)?.0
    };
    (@read $object:ident $members:ident optional $wire:literal) => {
        $object.optional($wire)?
    };
    (@read $object:ident $members:ident optional $wire:literal as $json:ty) => {
        $object.optional::<$json>($wire)?.map(|value| value.0)
    };
    (@read $object:ident $members:ident default $wire:literal as $json:ty) => {
        $object.default::<$json>($wire)?.0
    };
    (@read $object:ident $members:ident rest) => {
        $object.rest($members)?
    };
    // Reads the default value if the member is missing: for `default`, flags, lists and maps.
    (@read $object:ident $members:ident $kind:ident $wire:literal) => {
        $object.default($wire)?
    };
}

/// Defines an enum of texts that a later version of Dapr may extend.
///
/// The variant `Other` holds other texts.
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
            /// A value that this version of the client does not know.
            Other(String),
        }

        impl $name {
            /// Returns the value as sent in requests and responses.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Other(other.to_owned()),
                }
            }
        }

        impl $crate::FromHeader for $name {
            fn from_header(text: &str) -> ::std::result::Result<Self, $crate::DecodeError> {
                Ok(Self::from(text))
            }
        }

        $crate::open_enum!(@conversions $name);
    };
    (@conversions $name:ident) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::ToJson for $name {
            fn write_json(&self, writer: &mut $crate::JsonWriter) {
                writer.string(self.as_str());
            }
        }

        impl $crate::FromJson for $name {
            fn from_json(
                value: $crate::JsonValue<'_>,
            ) -> ::std::result::Result<Self, $crate::DecodeError> {
                $crate::FromHeader::from_header(&value.string()?)
            }
        }
    };
}

/// Defines an enum of texts that only a client sends. The sidecar accepts no other texts.
#[macro_export]
macro_rules! closed_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
        }

        impl $name {
            /// Returns the value as sent in requests.
            pub fn as_str(&self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl $crate::FromHeader for $name {
            fn from_header(text: &str) -> ::std::result::Result<Self, $crate::DecodeError> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err($crate::DecodeError::unknown_word(text, &[$($text),*])),
                }
            }
        }

        $crate::open_enum!(@conversions $name);
    };
}
