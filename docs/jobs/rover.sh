roverspecs check my-rover.toml
roverspecs compare my-rover.toml sojourner tenacious --specs mass,dimensions --units metric --footnotes
roverspecs nearest my-rover.toml
roverspecs draw my-rover.toml sojourner tenacious --views side --output my-rover.svg
roverspecs page my-rover.toml sojourner tenacious --output my-rover.html
