jupyter nbconvert --execute --to html --output-dir . ../notebook.ipynb
