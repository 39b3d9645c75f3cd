roverspecs fits lev-2 yaoki tenacious sorato sojourner --box 60x40x40cm --mass 6kg
roverspecs draw lev-2 yaoki tenacious sorato sojourner --box 60x40x40cm --views side top --width 1920 --aspect 16:9 --output bay.png
