//! The clauses of the format that state a relation, worded once: a form cites one by the number of its own
//! document, a rule by the format's name, whatever the edition. It must not state the relation itself.

use super::Citation;

/// Declares a clause: its words as a macro, for the forms, and the format's own name before them.
macro_rules! clauses {
    ($($(#[$about:meta])* $name:ident $words:ident = $text:literal;)+) => {
        $(macro_rules! $words {
            () => {
                $text
            };
        }
        pub(super) use $words;

        $(#[$about])*
        pub const $name: Citation = Citation(concat!("政府信息公开工作年度报告格式 ", $text));)+
    };
}

clauses! {
    /// 表三: each row's total is the sum of its requesters.
    REQUESTERS requesters = "表三 申请人情况 总计";
    /// 表三: each column's total is the sum of its outcomes.
    OUTCOMES outcomes = "表三 三（七）总计";
    /// 表三: what came in and was pending is what was dealt with and stays pending.
    REQUESTS_BALANCE requests_balance = "表三 左上角“勾稽关系”";
    /// 表四: each row's total is the sum of its results.
    CASES cases = "表四 总计";
    /// 表二: what is in force follows from what was, what was issued and what was repealed.
    DOCUMENTS_IN_FORCE documents_in_force = "表二 第二十条第（一）项 现行有效件数";
}

#[cfg(test)]
mod tests {
    use crate::form::Edition;

    #[test]
    fn a_form_cites_its_own_document() {
        let tables = Edition::ALL.iter().flat_map(|edition| {
            edition.form().tables.iter().map(|table| (edition.form().number, table))
        });
        let mut cited = 0;
        for (number, block) in
            tables.flat_map(|(number, table)| table.blocks.iter().map(move |block| (number, block)))
        {
            let sums = block.row_totals.iter().map(|sum| sum.citation);
            for citation in sums.chain(block.balances.iter().map(|balance| balance.citation)) {
                assert!(citation.0.starts_with(number), "{citation:?}");
                cited += 1;
            }
        }
        assert!(cited >= 6, "{cited}");
    }
}
