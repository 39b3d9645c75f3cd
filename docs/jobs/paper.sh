roverspecs compare lev-2 tenacious lupex-rover --specs mass,length,width,height,diameter,payload_capacity --output rovers.tex --bib sources.bib
roverspecs chart --where "kind == rover and mass < 15 kg and status == ended" --sure --specs mass --width 14cm --title="" --notes none --output masses.pdf --bib sources.bib
pdflatex -interaction=batchmode paper
biber --quiet paper
pdflatex -interaction=batchmode paper
pdflatex -interaction=batchmode paper
