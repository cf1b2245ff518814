//! What a template is filled with, field by field.
//!
//! `Context::from_serialize` makes a map of the whole and then another of that, with a copy of each key. A page is filled from hundreds of
//! small structs whose keys are known when the program is built: here each field goes straight to its place.

use serde::de::value::Error;
use serde::ser::{Error as _, Impossible, Serialize, SerializeStruct, Serializer};
use tera::{Context, TeraResult, Value};

/// The fields of a struct as what a template sees; anything else is refused.
pub(super) fn context(with: &impl Serialize) -> TeraResult<Context> {
    with.serialize(Fields).map_err(|error| tera::Error::message(error.to_string()))
}

struct Fields;

fn no_struct<T>() -> Result<T, Error> {
    Err(Error::custom("a template is filled from a struct"))
}

macro_rules! refuse {
    ($($method:ident($($value:ty),*) -> $what:ty;)*) => {
        $(fn $method(self $(, _: $value)*) -> Result<$what, Error> {
            no_struct()
        })*
    };
}

type No = Impossible<Context, Error>;

impl Serializer for Fields {
    type Ok = Context;
    type Error = Error;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Filling;
    type SerializeStructVariant = No;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Filling, Error> {
        Ok(Filling(Context::new()))
    }

    refuse! {
        serialize_bool(bool) -> Context;
        serialize_i8(i8) -> Context;
        serialize_i16(i16) -> Context;
        serialize_i32(i32) -> Context;
        serialize_i64(i64) -> Context;
        serialize_u8(u8) -> Context;
        serialize_u16(u16) -> Context;
        serialize_u32(u32) -> Context;
        serialize_u64(u64) -> Context;
        serialize_f32(f32) -> Context;
        serialize_f64(f64) -> Context;
        serialize_char(char) -> Context;
        serialize_str(&str) -> Context;
        serialize_bytes(&[u8]) -> Context;
        serialize_none() -> Context;
        serialize_unit() -> Context;
        serialize_unit_struct(&'static str) -> Context;
        serialize_unit_variant(&'static str, u32, &'static str) -> Context;
        serialize_seq(Option<usize>) -> No;
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Context, Error> {
        no_struct()
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<Context, Error> {
        no_struct()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<Context, Error> {
        no_struct()
    }
}

struct Filling(Context);

impl SerializeStruct for Filling {
    type Ok = Context;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.0.insert_value(key, Value::try_from_serializable(value).map_err(Error::custom)?);
        Ok(())
    }

    fn end(self) -> Result<Context, Error> {
        Ok(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Serialize)]
    struct Page {
        title: &'static str,
        number: Option<u32>,
        parts: Vec<u8>,
    }

    #[test]
    fn fields_come_as_tera_itself_takes_them() {
        for page in [Page { title: "Trust", number: Some(2), parts: vec![1, 2] }, Page { title: "", number: None, parts: Vec::new() }] {
            assert_eq!(context(&page).unwrap(), Context::from_serialize(&page).unwrap());
        }
        assert!(context(&"words").is_err());
        assert!(context(&Some(1)).is_err());
    }
}
