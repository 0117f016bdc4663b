//! Search and filters.

use super::*;

#[test]
fn a_search_goes_from_match_to_match_and_marks_the_words() {
    let found = session("square").keys("/troops<Enter>");
    let marked = |session: &Session| session.runs().iter().filter(|run| run.found).count();
    assert!(marked(&found) > 0, "{}", found.screen());
    let first = found.event();
    let next = found.keys("n");
    assert_ne!(
        (next.event(), next.claim()),
        (first.clone(), session("square").claim())
    );
    assert_eq!(next.keys("N").event(), first);
    assert_eq!(marked(&session("square").keys("/troops<Enter><Esc>")), 0);
    let none = session("square").keys("/zebra<Enter>");
    assert!(
        none.last().contains("“zebra” is not in this case"),
        "{}",
        none.last()
    );
}

#[test]
fn a_filter_shows_the_rows_that_fit_and_esc_shows_all() {
    let all = session("parade").state.compare.len();
    let kept = session("parade").keys("frelation:contradict<Enter>");
    assert_eq!(kept.state.compare.len(), 2, "{}", kept.grid().join("\n"));
    assert_eq!(kept.event(), "How many guards, and how near");
    assert!(kept.keys("Z").keys("j").last().contains("filtered"));
    assert_eq!(
        session("parade")
            .keys("frelation:contradict<Enter><Esc>")
            .state
            .compare
            .len(),
        all
    );
    let wrong = session("parade").keys("frelation:contradicts<Enter>");
    assert!(
        wrong.last().contains("rows with: relation:contradicts"),
        "the field stays: {}",
        wrong.last()
    );
}

#[test]
fn a_filter_for_a_tag_or_source_the_case_has_not_is_told_and_can_be_mended() {
    let wrong = session("parade").keys("ftag:nothing-like-it<Enter>");
    let last = wrong.last();
    assert!(
        last.starts_with(" rows with: tag:nothing-like-it "),
        "{last}"
    );
    assert!(
        last.ends_with("there is no tag `nothing-like-it`"),
        "{last}"
    );
    assert_eq!(
        wrong.state.compare.len(),
        session("parade").state.compare.len()
    );
}
