//! The 2021 edition of the form as data; nothing else.

use super::{Edition, Form};

pub(super) static FORM: Form = Form {
    edition: Edition::Format2021,
    issued_by: "",
    first_year: 2021,
    sections: &[],
    tables: &[],
};
