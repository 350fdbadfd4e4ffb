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
inscribirme, aplicar, guardar, compartir, imprimir, volver, ver más, iniciar sesión, candidatar se,
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

export function isInterfaceText(line: string): boolean {
  return line.length <= maxChars && phrases.has(comparable(line));
}
