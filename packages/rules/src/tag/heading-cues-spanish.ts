/**
 * What Spanish headings of job postings say. Data only: regular expression sources over folded text (lower case, no
 * accents) that cover a whole heading.
 */
import type { HeadingCues } from "./heading-cues-english.ts";

export const spanishHeadingCues: HeadingCues = {
  additional: [
    "deseables?",
    "valorables?",
    "(?:se )?valorara.*",
    "(?:sera |es )?un plus",
    "se valora.*",
    "preferible.*",
  ],
  required: [
    "requisitos.*",
    "(?:lo )?que buscamos.*",
    "buscamos.*",
    "(?:tu |el )?perfil.*",
    "que (?:necesitas|pedimos|esperamos).*",
    "formacion.*",
    "experiencia.*",
    "imprescindibles?",
    "conocimientos.*",
    "habilidades.*",
    "competencias.*",
    "requerimientos.*",
    "(?:minimos?|requeridos?|indispensables?|obligatorios?|excluyentes?)",
    "(?:a quien|que|a quienes) (?:buscamos|estamos buscando).*",
    "(?:estudios|idiomas|aptitudes|educacion|titulacion|escolaridad)(?: .*)?",
    "(?:se requiere|necesitamos|pedimos|solicitamos|esperamos).*",
    "(?:eres|tienes|cumples) .*",
  ],
  other: [
    "(?:tus )?funciones.*",
    "responsabilidades.*",
    "(?:que |lo que )?(?:te )?ofrecemos.*",
    "que haras.*",
    "beneficios.*",
    "sobre .*",
    "quienes somos",
    "tareas.*",
    "se ofrece.*",
    "salario.*",
    "(?:que )?(?:haras|vas a hacer|ofrecemos|te espera|encontraras).*",
    "(?:modalidad|ubicacion|horario|jornada|contrato|zona|lugar|sueldo|prestaciones|descripcion de la empresa)(?: .*)?",
    "(?:por que|quienes|como) .*",
    "(?:actividades|tus tareas|mision|objetivo|principales).*",
    "(?:te interesa|interesad[oa]s|postula|aplica|inscribete).*",
  ],
};
