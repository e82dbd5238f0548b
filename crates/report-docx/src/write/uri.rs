//! Addresses as a package takes them. It must not judge where they lead.

use std::fmt::Write;

/// An address in ASCII: what a URI has no place for is percent-encoded (RFC 3986 §2), a lone percent sign
/// too. Word calls a document damaged that has any other.
pub(super) fn uri(target: &str) -> String {
    let mut uri = String::with_capacity(target.len());
    let mark = target.find('#');
    for (at, byte) in target.bytes().enumerate() {
        let is_whole = match byte {
            b'%' => is_encoded(target, at),
            // Only the first begins the fragment.
            b'#' => mark == Some(at),
            _ => is_taken(byte),
        };
        if is_whole {
            uri.push(char::from(byte));
        } else {
            // Writing to a string never fails.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// Whether a byte stands for itself: unreserved or reserved (RFC 3986 §2.2, §2.3), brackets left out, which
/// only a host may have.
const fn is_taken(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.'
                | b'_'
                | b'~'
                | b':'
                | b'/'
                | b'?'
                | b'@'
                | b'!'
                | b'$'
                | b'&'
                | b'\''
                | b'('
                | b')'
                | b'*'
                | b'+'
                | b','
                | b';'
                | b'='
        )
}

fn is_encoded(target: &str, at: usize) -> bool {
    let digits = target.as_bytes().get(at + 1..at + 3);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn addresses_become_what_a_package_takes() {
        assert_eq!(uri("http://x.gov.cn/a?b=1#c"), "http://x.gov.cn/a?b=1#c");
        assert_eq!(uri("http://x.cn/公 1"), "http://x.cn/%E5%85%AC%201");
        assert_eq!(uri("http://x.cn/%41%4"), "http://x.cn/%41%254");
        assert_eq!(uri("http://x.cn/#a#b"), "http://x.cn/#a%23b");
        assert_eq!(uri("http://x.cn/[a]\\<b>"), "http://x.cn/%5Ba%5D%5C%3Cb%3E");
    }
}
