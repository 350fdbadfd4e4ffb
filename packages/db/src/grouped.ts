/** Many of the same as one: what a database is asked for by many at once costs it little more than one of them. */

/**
 * Alone an item does not wait; those that come while a group is under way go together as the next. A group that fails is
 * tried again one by one, so that nobody fails for another's fault.
 * @param work must do all or nothing, and answers in the order of what it is given
 * @param most items of a group
 */
export function grouped<In, Out>(
  work: (items: In[]) => Promise<Out[]>,
  most: number,
): (item: In) => Promise<Out> {
  type Waiting = { item: In; resolve: (out: Out) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let running = false;

  const settle = async (group: Waiting[]): Promise<void> => {
    try {
      const outs = await work(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(outs[index] as Out);
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else await Promise.all(group.map((one) => settle([one])));
    }
  };

  const run = async (): Promise<void> => {
    running = true;
    // What is asked for in one go goes together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await settle(group);
    }
    running = false;
  };

  return (item) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });
}
