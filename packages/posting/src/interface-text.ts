/** Lines that belong to a site's interface (buttons, share links), never to a posting. Whole lines only. */
import { comparable } from "./clean-text.ts";

/** Compared without punctuation and case. English first, then the languages of the boards we met. */
const phrases = new Set(
  `
apply, apply now, apply here, apply online, apply for this job, apply for job, apply for this position,
apply for this role, apply on company site, easy apply, quick apply, apply today, apply with linkedin,
submit application, start application, save, save job, save this job, saved, saved jobs, share,
share job, share this job, share this position, email, email this job, email to a friend,
refer a friend, refer a friend to this job, print, print this job, report job, report this job,
report this ad, copy link, back, back to jobs, back to all jobs, back to search, back to careers,
back to top, view all jobs, see all jobs, all jobs, similar jobs, related jobs, show more, show less,
read more, see more, view more, learn more, sign in, log in, login, sign up, register, join now,
follow, create alert, create a job alert, create job alert, get job alerts, skip to content,
skip to main content, menu, close, next, previous, loading, facebook, twitter, linkedin, x, whatsapp,
view company profile, see company profile, jetzt bewerben, bewerben, online bewerben, merken,
speichern, teilen, drucken, zurück, mehr anzeigen, stelle melden, job merken, anmelden, mehr erfahren,
postuler, postuler maintenant, je postule, enregistrer, partager, imprimer, retour, voir plus,
afficher plus, se connecter, en savoir plus, signaler cette offre, postuler à cette offre, solicitar,
inscribirme, aplicar, guardar, compartir, imprimir, volver, ver más, mostrar más, mostrar menos, leer más, weniger anzeigen, afficher moins,
voir moins, lire la suite, ver menos, mostrar mais, mostra di più, toon meer, pokaż mniej, vis mere, visa mindre, iniciar sesión, candidatar se,
candidate se, compartilhar, salvar, voltar, ver mais, entrar, candidati, candidati ora, salva,
condividi, stampa, torna indietro, mostra altro, accedi, solliciteer, solliciteer nu,
solliciteer direct, bewaar, bewaren, opslaan, delen, terug, meer weergeven, inloggen, odpovědět,
odpovědět na nabídku, mám zájem, uložit, sdílet, vytisknout, zpět, zobrazit více, přihlásit,
připomeň mi, další možnosti, reagovat, odpovedať, uložiť, zdieľať, aplikuj, aplikuj teraz, zapisz,
udostępnij, drukuj, wróć, pokaż więcej, zaloguj się, ansök, ansök nu, spara, dela, skriv ut, tillbaka,
visa mer, søg, ansøg, ansøg nu, gem, del, søk på stillingen, søk her, lagre, hae paikkaa, tallenna,
jaa, jelentkezés, jelentkezem, mentés, 応募する, 保存, シェア, 立即申请, 申请, 收藏, 分享, 지원하기, откликнуться, поделиться
`
    .split(/,\s+/)
    .map((phrase) => phrase.trim()),
);

/** Longest phrase above, in characters: a longer line is never interface text. */
const maxChars = 40;
const maxPatternChars = 70;

/** Buttons that name what they are about ("Report this vacancy"), and a posting's age. */
const patterns =
  /^to (?:update|view|edit|create) your (?:profile|account|application)\b.{0,45}$|^(?:report|flag|denunciar|reportar|signaler|segnala|meld|nahlásit|zgłoś) (?:this |the |esta |este |cette |questo |deze |tuto |to )?(?:job|vacancy|posting|ad|advert|empleo|oferta|vaga|offre|annonce|annuncio|vacature|nabídku|ogłoszenie)$|^(?:avísame|notify me|alert me|get notified|email me|erhalte|recibir?|receber|recevoir)\b.{0,50}(?:similar|like this|jobs|alerts?|alertas?|alertes?|ofertas|vagas|offres)\S*$|^(?:promoted by hirer.{0,60}|no response insights available.{0,20}|be among the first \d+ applicants|over \d+ applicants|\d+\+? applicants|see who .{1,60} has hired for this role|direct message the job poster.{0,60}|skip to (?:main )?(?:content|navigation)|powered by(?: .{1,30})?|clear text|expand search|accept(?: all)?|reject(?: all)?|job details|show more jobs like this)$|^(?:postularme|postular|postúlate|inscreva se|candidatar me|candidatura|hae tehtävää|hae paikkaa nyt|lähetä hakemus|ilmianna)$|^(?:posted |updated |published |online since |veröffentlicht |publié |publicado |publicada |pubblicato )?(?:\d{1,3}\+? (?:minutes?|hours?|days?|weeks?|months?) ago|today|yesterday|just posted|hace \d{1,3}\+? \p{L}+(?: actualizada)?|há \d{1,3} \p{L}+|il y a \d{1,3} \p{L}+|vor \d{1,3} \p{L}+|před \d{1,3} \p{L}+|\d{1,3} \p{L}+ (?:geleden|fa|temu|sedan|siden|sitten))$/u;

export function isInterfaceText(line: string): boolean {
  if (line.length > maxPatternChars) return false;
  const text = comparable(line);
  return (line.length <= maxChars && phrases.has(text)) || patterns.test(text);
}
