roverspecs page lev-2 tenacious lupex-rover --title "Three rovers" --subtitle "For the classroom" --output handout.html
chromium --headless --no-pdf-header-footer --print-to-pdf=handout.pdf handout.html
