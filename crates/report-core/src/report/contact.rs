//! How to reach the office: the ways, their keys, names and order, once. It must not check what they
//! say.

use crate::source::Spanned;

/// A way to reach the office: a key of `[contact]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactKey {
    /// Street address.
    Address,
    /// Postcode.
    Postcode,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// Web site.
    Website,
}

impl ContactKey {
    /// Every way, in the order it is printed, asked for and drafted.
    pub const ALL: &[Self] =
        &[Self::Address, Self::Postcode, Self::Phone, Self::Email, Self::Website];

    /// The key as typed.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Postcode => "postcode",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Website => "website",
        }
    }

    /// The Chinese name, as it is printed before the colon.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Address => "地址",
            Self::Postcode => "邮编",
            Self::Phone => "电话",
            Self::Email => "电子邮箱",
            Self::Website => "网址",
        }
    }

    /// What it looks like, for one who has to fill it in.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Address => "××路×号",
            Self::Postcode => "000000",
            Self::Phone => "0000-0000000",
            Self::Email => "name@example.gov.cn",
            Self::Website => "www.example.gov.cn",
        }
    }

    /// Whether it reaches a person who answers: a postcode alone does not, and a site need not.
    #[must_use]
    pub const fn reaches(self) -> bool {
        matches!(self, Self::Address | Self::Phone | Self::Email)
    }
}

/// `[contact]`: how to reach the office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Street address.
    pub address: Option<Spanned<String>>,
    /// Postcode.
    pub postcode: Option<Spanned<String>>,
    /// Telephone.
    pub phone: Option<Spanned<String>>,
    /// E-mail.
    pub email: Option<Spanned<String>>,
    /// Web site.
    pub website: Option<Spanned<String>>,
}

impl Contact {
    /// A way to reach the office; nothing where the file has none.
    ///
    /// ```
    /// use report_core::Spanned;
    /// use report_core::report::{Contact, ContactKey};
    ///
    /// let phone = Some(Spanned { value: "010-12345678".to_owned(), ..Spanned::default() });
    /// let contact = Contact { phone: phone.clone(), ..Contact::default() };
    /// assert_eq!(contact.get(ContactKey::Phone), phone.as_ref());
    /// assert_eq!(contact.get(ContactKey::Email), None);
    /// ```
    #[must_use]
    pub const fn get(&self, key: ContactKey) -> Option<&Spanned<String>> {
        match key {
            ContactKey::Address => self.address.as_ref(),
            ContactKey::Postcode => self.postcode.as_ref(),
            ContactKey::Phone => self.phone.as_ref(),
            ContactKey::Email => self.email.as_ref(),
            ContactKey::Website => self.website.as_ref(),
        }
    }

    /// A way to reach the office, to be set.
    pub const fn get_mut(&mut self, key: ContactKey) -> &mut Option<Spanned<String>> {
        match key {
            ContactKey::Address => &mut self.address,
            ContactKey::Postcode => &mut self.postcode,
            ContactKey::Phone => &mut self.phone,
            ContactKey::Email => &mut self.email,
            ContactKey::Website => &mut self.website,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_by_key_is_had_by_key() {
        let mut contact = Contact::default();
        for key in ContactKey::ALL {
            let text = Spanned { value: key.key().to_owned(), ..Spanned::default() };
            *contact.get_mut(*key) = Some(text);
        }
        for key in ContactKey::ALL {
            assert_eq!(contact.get(*key).map(|text| text.value.as_str()), Some(key.key()));
        }
    }
}
