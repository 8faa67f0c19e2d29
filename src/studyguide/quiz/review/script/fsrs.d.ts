// What this script uses of ts-fsrs (../vendor), for the type checker only.
type FsrsCard = {
  due: Date; stability: number; difficulty: number; elapsed_days: number; scheduled_days: number;
  learning_steps: number; reps: number; lapses: number; state: number; last_review?: Date;
};
declare const FSRS: {
  fsrs(settings: { enable_short_term: boolean; enable_fuzz: boolean; request_retention: number }): {
    next(card: FsrsCard, now: Date, grade: 1 | 2 | 3 | 4): { card: FsrsCard };
  };
  createEmptyCard(now: Date): FsrsCard;
  State: { Review: number };
};
