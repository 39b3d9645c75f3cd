roverspecs audit article.txt --against
roverspecs compare lev-2 --specs mass --footnotes
