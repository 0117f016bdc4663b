//! A path that is being typed goes on as the files that are there do: as far as they agree, then which they are.

use super::State;
use super::state::Mode;

impl State {
    /// Takes what may stand behind the cursor of the open field: for every file and folder whose name begins as it is typed,
    /// the rest of its name; or why that is not known. What all have in common is typed; where that is nothing, they are told.
    pub fn completed(&mut self, rests: Result<&[String], &str>) {
        self.notice = None;
        let Mode::Field(_, field) = &mut self.mode else {
            return;
        };
        let typed = field.text().get(..field.cursor()).unwrap_or_default();
        let begun = typed.rsplit('/').next().unwrap_or_default().to_owned();
        match rests {
            Err(why) => self.warn(why),
            Ok([]) => self.warn("nothing there begins so"),
            Ok([rest]) => field.insert(rest),
            Ok(rests) => {
                let common = common(rests);
                if common.is_empty() {
                    let names = rests.iter().map(|rest| format!("{begun}{rest}"));
                    self.tell(names.collect::<Vec<_>>().join("  "));
                } else {
                    field.insert(common);
                }
            }
        }
        self.settle();
    }
}

/// What all begin with.
fn common(texts: &[String]) -> &str {
    let Some((first, others)) = texts.split_first() else {
        return "";
    };
    let alike = |other: &String| {
        let pairs = first.char_indices().zip(other.chars());
        let differs = pairs.clone().find(|((_, one), two)| one != two);
        let end = pairs.last().map_or(0, |((at, one), _)| at + one.len_utf8());
        differs.map_or(end, |((at, _), _)| at)
    };
    let end = others.iter().map(alike).min().unwrap_or(first.len());
    first.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn what_all_begin_with_ends_at_a_whole_letter() {
        let of = |texts: &[&str]| {
            let texts: Vec<String> = texts.iter().map(|it| (*it).to_owned()).collect();
            common(&texts).to_owned()
        };
        assert_eq!(of(&["one.txt", "one-more.txt"]), "one");
        assert_eq!(of(&["é", "è"]), "");
        assert_eq!(of(&["ab", "abc", "a"]), "a");
        assert_eq!(of(&["ab", ""]), "");
    }
}
