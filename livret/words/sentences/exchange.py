"""Sentences of the errors of ``livret.exchange``, and of what imports leave."""

from __future__ import annotations

from livret.words.translator import mark

SENTENCES: dict[str, str] = {
    "NotAFolder": mark(
        "« {folder} » n’est pas un dossier que Livret peut lire. Rien n’a été repris, "
        "vos livrets sont intacts. Choisissez le dossier qui contient les fichiers."
    ),
    "NoCarnetDeBord": mark(
        "Le dossier « {folder} » n’est pas une base de Carnet de bord : le fichier "
        "« {missing} » manque ou ne peut pas être lu. Rien n’a été repris, vos "
        "livrets sont intacts. Choisissez le dossier qui contient ce fichier."
    ),
}

NOT_CARRIED: dict[str, str] = {
    # A row that does not come in.
    "bad_encoding": mark(
        "La ligne n’est pas écrite en UTF-8. Elle n’a pas été reprise. "
        "Enregistrez le fichier en UTF-8, puis reprenez-le."
    ),
    "bad_quoting": mark(
        "Les guillemets de la ligne ne vont pas par deux. Elle n’a pas été reprise. "
        "Corrigez-la, puis reprenez le fichier."
    ),
    "cell_too_large": mark(
        "La ligne contient une case trop longue. Elle n’a pas été reprise."
    ),
    "column_count": mark(
        "La ligne n’a pas le bon nombre de cases ({found} au lieu de {expected}). "
        "Elle n’a pas été reprise. Corrigez-la, puis reprenez le fichier."
    ),
    "missing_key": mark("La ligne n’a pas d’identifiant. Elle n’a pas été reprise."),
    "duplicate_key": mark(
        "La ligne a le même identifiant que la ligne {first}. Seule la première a "
        "été reprise."
    ),
    "unknown_link": mark(
        "La ligne dépend d’une autre, dans « {file} », qui n’est pas là ou n’a pas "
        "pu être lue (colonne « {column} »). Elle n’a pas été reprise."
    ),
    "not_linked": mark(
        "Personne, dans ce dossier, n’est lié à cette ligne. Elle n’a pas été reprise."
    ),
    "bad_event": mark(
        "Le contenu de l’événement ne peut pas être lu. La ligne n’a pas été reprise."
    ),
    "livret_refused": mark("Ce livret n’accepte plus d’ajout. Rien n’y a été ajouté."),
    "erased_since": mark(
        "Ce livret a été repris, puis effacé ici. Il n’a pas été repris de nouveau."
    ),
    "stopped": mark(
        "La reprise a été arrêtée avant la fin. Personnes restantes : {count}. "
        "Relancez-la pour reprendre la suite."
    ),
    # A cell that does not come in, or not as it stood.
    "bad_date": mark(
        "« {column} » n’est pas une date. Le reste de la ligne a été repris sans elle."
    ),
    "unknown_code": mark(
        "« {column} » contient un code que Livret ne connaît pas. Le reste de la "
        "ligne a été repris."
    ),
    "no_label": mark(
        "« {column} » est un code dont le nom manque (liste « {list} »). Il n’a pas "
        "été repris. Ajoutez la liste au dossier, puis recommencez."
    ),
    "unknown_author": mark(
        "« {column} » désigne un compte ou une structure qui n’est pas dans ce "
        "dossier. Le nom n’a pas été repris."
    ),
    "social_security_number": mark(
        "« {column} » contient un numéro de sécurité sociale. Livret n’en garde "
        "jamais : il a été laissé."
    ),
    "number_masked": mark(
        "« {column} » contient un numéro de sécurité sociale au milieu d’un texte. "
        "Le texte a été repris sans le numéro."
    ),
    "invisible_removed": mark(
        "« {column} » contient des signes qu’on ne voit pas, et qui peuvent tromper "
        "à la lecture. Le texte a été repris sans eux."
    ),
    "shortened": mark(
        "« {column} » est trop long pour un livret. Seul le début a été repris."
    ),
    "refused": mark(
        "« {column} » ne peut pas être gardé dans un livret. Le reste de la ligne a "
        "été repris quand c’était possible."
    ),
    "sensitive_structure": mark(
        "Le nom de cette structure est protégé dans Carnet de bord. Il n’a pas été "
        "repris, pour la sécurité des personnes."
    ),
    "structure_protected": mark(
        "Le nom de cette structure dit quelque chose de la vie de la personne. Il est "
        "gardé entre nous : les autres lisent « structure partenaire »."
    ),
    # A column that does not come in.
    "column_technical": mark(
        "Colonne « {column} » (cases remplies : {count}) : elle sert au "
        "fonctionnement de Carnet de bord et ne dit rien du parcours."
    ),
    "column_identifier": mark(
        "Colonne « {column} » (cases remplies : {count}) : c’est le numéro de la "
        "personne dans un autre logiciel. Livret ne garde pas ces numéros."
    ),
    "column_visits": mark(
        "Colonne « {column} » (cases remplies : {count}) : elle dit quand des "
        "professionnels ont ouvert le carnet. Livret tient son propre journal."
    ),
    "column_directory": mark(
        "Colonne « {column} » (cases remplies : {count}) : elle décrit une structure "
        "et non un parcours."
    ),
    "column_unknown": mark(
        "Colonne « {column} » (cases remplies : {count}) : Livret ne la connaît pas. "
        "Elle n’a pas été reprise."
    ),
    # A whole file.
    "file_header": mark(
        "La première ligne ne donne pas les colonnes attendues (à revoir : "
        "« {column} »). Le fichier n’a pas été repris."
    ),
    "file_missing": mark("Le fichier n’est pas dans le dossier."),
    "file_unreadable": mark("Le fichier ne peut pas être ouvert."),
    "file_too_large": mark("Le fichier est trop gros pour être lu."),
    "file_accounts": mark(
        "Comptes de connexion (lignes : {count}). Seuls les noms ont servi, pour "
        "dire qui a écrit."
    ),
    "file_settings": mark(
        "Réglages et suivi de Carnet de bord (lignes : {count}). Ils ne disent rien "
        "du parcours d’une personne."
    ),
    "file_raw_copies": mark(
        "Copies brutes de fichiers reçus d’autres services (lignes : {count}). Rien "
        "ne dit à quel carnet elles appartiennent."
    ),
    "file_visits": mark(
        "Visites de carnets par des professionnels (lignes : {count}). Livret tient "
        "son propre journal."
    ),
    "file_unknown": mark(
        "Livret ne connaît pas ce fichier (lignes : {count}). Il n’a pas été repris."
    ),
}
"""Why an import left something behind, by the code of ``NotCarried``."""
