//! The 2019 edition of the form as data; nothing else.

use super::{Edition, Form};

pub(super) static FORM: Form = Form {
    edition: Edition::Trial2019,
    issued_by: "",
    first_year: 2019,
    sections: &[],
    tables: &[],
};
