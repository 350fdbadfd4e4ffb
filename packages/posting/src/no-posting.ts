/** Says why a page holds no posting, and what the person can do about it. */
import type { NoPostingDetail, PageReading, Posting } from "@leadfit/contracts";
import type { JoinedDrafts } from "./draft.ts";
import type { PageSignals } from "./page-signals.ts";

const messages: Record<NoPostingDetail, string> = {
  bot_wall:
    "The site answered with a bot check instead of the posting. Open the page in your browser and send it from there.",
  script_shell:
    "The posting on this page is loaded by a script and is not in the HTML. Open it in your browser, wait until it shows, and send it from there.",
  login_wall:
    "The site asks to sign in before it shows the posting. Sign in in your browser and send the page from there.",
  several_postings:
    "This page lists several postings. Open the one you are interested in and send that page.",
  application_form:
    "This is an application form without the posting's text. Send the page that describes the job.",
  expired_stub: "The site says that this posting is no longer available, and its text is gone.",
  no_description:
    "No job description was found on this page. Send the page that shows the full text of the posting.",
  html_too_complex:
    "The page is too deeply nested or too large to be read safely. Copy the posting's text and send that.",
  empty_page: "The page holds no text. Load it again, or copy the posting's text and send that.",
};

/** A reading without a posting; `found` carries the fields that were there all the same. */
export function noPosting(
  detail: NoPostingDetail,
  found?: JoinedDrafts,
): Extract<PageReading, { kind: "no_posting" }> {
  const fields: Partial<Omit<Posting, "description">> = {};
  if (found && Object.keys(found.fields).length > 0) {
    const { description: _, ...rest } = found.fields;
    const { description: __, ...sources } = found.sources;
    Object.assign(fields, rest, { sources, expired: found.expired });
  }
  return { kind: "no_posting", detail, message: messages[detail], fields };
}

const botWall =
  /just a moment|checking (?:your browser|if the site connection is secure)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|i(?:'|’)?m not a robot|unusual (?:traffic|activity)|access (?:to this page has been )?denied|request (?:blocked|unsuccessful)|additional verification required|enable javascript and cookies to continue|security check|pardon our interruption|attention required|captcha|bist du ein mensch|vérification de sécurité/i;
const loginWall =
  /sign in|log ?in|join (?:now|linkedin)|create (?:an |your )?account|members only|anmelden|einloggen|connectez-vous|se connecter|iniciar sesión|inicia sesión|accedi|inloggen|přihlásit|zaloguj|logga in|log ind|logg inn|ログイン|登录/i;
const expired =
  /no longer (?:available|accepting|active|open|exists?|posted|valid)|(?:job|position|posting|vacancy|role|listing|advert\w*|offer) (?:has |was |is )?(?:been |now )?(?:filled|closed|expired|removed|deleted|taken down|not found|unavailable)|(?:might|may|could) have (?:been )?(?:closed|expired|filled|removed|deleted|taken down)|expired job|nicht mehr (?:verfügbar|aktiv|online|aktuell|besetzt)|(?:stelle|anzeige|stellenanzeige) ist (?:abgelaufen|bereits besetzt|deaktiviert)|n['’]est plus (?:disponible|en ligne|active|d['’]actualité)|offre (?:expirée|pourvue)|ya no está (?:disponible|activa)|oferta (?:caducada|cerrada|expirada)|não está mais (?:disponível|ativa)|vaga (?:encerrada|expirada)|non è più (?:disponibile|attiva)|annuncio scaduto|niet (?:meer|langer) (?:beschikbaar|actief|online)|vacature (?:is )?(?:gesloten|verlopen)|(?:již|už) není (?:aktuální|aktivní|dostupn)|nabídka (?:byla |je )?(?:ukončena|neaktivní|stažena)|ponuka (?:už )?nie je|(?:oferta|ogłoszenie) (?:jest )?(?:nieaktualn|wygasł|zakończon|nieaktywn)|inte längre (?:tillgänglig|aktuell)|ikke længere|ikke lenger|募集は終了|掲載終了|已(?:下线|过期|关闭)|вакансия (?:закрыта|в архиве)/i;

/** Whether a site says that the posting is over. `text` should be short notices, not a description. */
export function saysExpired(text: string): boolean {
  return expired.test(text);
}

/** A page with more text than this is no wall, shell or stub, whatever words stand in it. */
const maxWallChars = 2_500;
/** So many links to other postings make a page a list of them. */
export const manyJobCards = 4;
const maxShellChars = 1_200;
const minShownChars = 30;

export interface PageState {
  signals: PageSignals;
  /** Text left after pruning. */
  text: string;
  /** Title and all visible text before pruning, at most a few thousand characters. */
  allText: string;
  jobCards: number;
}

/** Why a page without a description has none, the most certain reason first. */
export function noPostingDetail({ signals, text, allText, jobCards }: PageState): NoPostingDetail {
  const isShort = allText.length < maxWallChars;
  if (isShort && (signals.hasBotCheck || botWall.test(allText))) return "bot_wall";
  if (saysExpired(allText.slice(0, maxWallChars))) return "expired_stub";
  if (signals.hasApplicationForm) return "application_form";
  if (jobCards >= manyJobCards) return "several_postings";
  if (isShort && signals.hasPasswordField && loginWall.test(allText)) return "login_wall";
  const hasScripts = signals.scripts > 0;
  if (hasScripts && (text.length < maxShellChars || signals.hasAppRoot))
    return isShort && loginWall.test(text) && !signals.hasAppRoot && text.length < 400
      ? "login_wall"
      : "script_shell";
  return text.length < minShownChars ? "empty_page" : "no_description";
}
