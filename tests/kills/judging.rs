//! What a program left is held against what was typed and seen.

use super::chain::{Chain, Moment};
use super::left::{self, Left};
use super::same::masked;
use super::seen::is_screen;
use super::story::Sentence;

impl Chain {
    /// How many changes the last screen tells of at least; `None` when it is none of those that were expected.
    pub(super) fn told(
        &self,
        last: &[String],
        known: usize,
        typed: &[Sentence],
        first: &Vec<String>,
    ) -> Option<usize> {
        let steps = self.story.steps.iter().enumerate().skip(known + 1);
        let made = steps.map(|(at, step)| (at, &step.screen));
        let read = typed.iter().map(|it| (it.changes, &it.screen));
        let same = |(_, screen): &(usize, &Vec<String>)| is_screen(last, screen);
        let first = std::iter::once((known, first));
        first
            .chain(made)
            .chain(read)
            .filter(same)
            .map(|(at, _)| at)
            .min()
    }

    pub(super) fn judge(&mut self, moment: Moment, shown: usize, status: Option<u32>) {
        let home = self.home.as_ref().unwrap().path();
        let copy = home.join(".run/copy");
        let left = match left::look(home, &copy) {
            Ok(left) => left,
            Err(why) => {
                let seed = self.seed;
                return self
                    .tally
                    .losses
                    .push(format!("seed {seed}, killed {moment:?}: {why}"));
            }
        };
        self.tally.journal += u64::from(left.unsaved > 0);
        self.tally.saving += u64::from(left.saving && status.is_none());
        self.tally.torn += u64::from(left.torn);
        let found = self.found(&left);
        for step in self.story.steps.iter().skip(self.looked) {
            self.untouched.forget_changed(&step.tables);
        }
        let mut wrong = self.wrong(&left, found, shown);
        if !self.story.keeps(&left.typed) {
            wrong.push(format!(
                "typed and not saved, and not as it was: {:?}",
                left.typed
            ));
        }
        if moment == Moment::Never && (status != Some(0) || left.unsaved > 0) {
            wrong.push(format!(
                "left by quitting with {status:?}, {} unsaved",
                left.unsaved
            ));
        }
        if !wrong.is_empty() {
            wrong.insert(0, format!("seed {}, killed {moment:?}:", self.seed));
            return self.tally.losses.push(wrong.join("\n"));
        }
        let found = found.unwrap_or(shown);
        self.tally.more += u64::from(found > shown);
        self.looked = found;
        self.unsaved = left.unsaved;
        self.story.reopen(found - left.unsaved, found);
    }

    /// After how many changes the case was as it is left. What is taken back and made again is the same more than once: the last
    /// time counts from which as many changes as the journal has more lead back to the file.
    fn found(&self, left: &Left) -> Option<usize> {
        let steps = &self.story.steps;
        let is_left = |at: &usize| {
            let step = &steps[*at];
            step.meaning == left.case && masked(step.next()) == left.next
        };
        let all: Vec<usize> = (0..steps.len()).filter(is_left).collect();
        let file = |at: &&usize| {
            let file = at.checked_sub(left.unsaved).map(|at| &steps[at]);
            file.is_some_and(|it| it.meaning == left.file)
        };
        all.iter().rfind(file).or(all.last()).copied()
    }

    fn wrong(&self, left: &Left, found: Option<usize>, shown: usize) -> Vec<String> {
        let home = self.home.as_ref().unwrap().path();
        let mut wrong = left.wrong.clone();
        match found {
            None => wrong.push(format!(
                "the case is none that was typed; {shown} of {} were shown; of what was typed last\n{}\nand of what is left\n{}",
                self.story.steps.len() - 1,
                self.story.steps.last().map_or_else(String::new, |it| described(&it.meaning, &masked(it.next()), &left.case)),
                described(&left.case, &left.next, &self.story.steps[shown].meaning),
            )),
            Some(found) if found < shown => {
                wrong.push(format!("{shown} changes were shown and {found} are left"));
            }
            Some(found) => {
                let file = found.checked_sub(left.unsaved).map(|at| &self.story.steps[at]);
                if file.is_none_or(|it| it.meaning != left.file) {
                    wrong.push(format!("the file is none that was typed:\n{}", left.file));
                }
            }
        }
        for text in self.untouched.missing(home) {
            wrong.push(format!(
                "a table that nobody touched is not as it was:\n{text}"
            ));
        }
        let new = left
            .problems
            .iter()
            .filter(|it| !self.problems.contains(it));
        wrong.extend(new.map(|it| format!("check finds: {it}")));
        wrong
    }
}

/// What differs from another case, line by line, and what would be taken back and made again.
fn described(case: &str, next: &[String], other: &str) -> String {
    let differs = case.lines().filter(|line| !other.contains(line));
    let differs: Vec<&str> = differs.collect();
    format!("{}\n{next:?}", differs.join("\n"))
}
