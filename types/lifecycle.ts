/** Lifecycles as data: a table keyed by command, used by one `move()` on the server, one test and one generated page. */

/** From which states a command may start and where it leads; `from: []` is a creation. */
export type Move<State extends string> = { from: readonly State[]; to: State; note?: string };

export type Lifecycle<State extends string = string, Command extends string = string> = {
  /** Domain word, as in the operation names. */
  name: string;
  states: readonly State[];
  /** Chinese names of the states. */
  labels: Record<State, string>;
  moves: Record<Command, Move<State>>;
};

export function lifecycle<const State extends string, const Command extends string>(table: {
  name: string;
  states: readonly State[];
  labels: Record<State, string>;
  moves: Record<Command, Move<NoInfer<State>>>;
}): Lifecycle<State, Command> {
  return table;
}

/** The commands that may start from this state, in table order. */
export function movesFrom<S extends string, C extends string>(table: Lifecycle<S, C>, state: S): C[] {
  return (Object.keys(table.moves) as C[]).filter((command) => table.moves[command].from.includes(state));
}
