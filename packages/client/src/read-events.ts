/** Server-sent events of one answer, as the HTML standard says they are read. Knows no event. */

export type ServerEvent = { event: string; data: string; id: string };

/** Ends where the answer ends; a half event at its end is none. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let id = "";
  let event = "";
  let data: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      // A line end cut in two: its second half may be the next chunk's first.
      const whole = text.endsWith("\r") ? text.length - 1 : text.length;
      const lines = text.slice(0, whole).split(/\r\n|\n|\r/);
      text = (lines.pop() ?? "") + text.slice(whole);
      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) yield { event: event || "message", data: data.join("\n"), id };
          event = "";
          data = [];
          continue;
        }
        const [, field = "", content = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
        if (field === "data") data.push(content);
        else if (field === "event") event = content;
        else if (field === "id" && !content.includes("\0")) id = content;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
