// Search by document number, and the offer to search in the other Chinese script.
// Material's own search splits neither question rightly; its results stay as they are below this.
(() => {
  const script = document.currentScript
  const root = new URL("../../", script.src)

  const load = (() => {
    let data
    return () => data ??= fetch(new URL("assets/sop/search.json", root)).then(answer => answer.json())
  })()

  const converters = variants => {
    const simple = new Map(), traditional = new Map()
    const characters = [...variants]
    for (let i = 0; i < characters.length; i += 2) {
      simple.set(characters[i], characters[i + 1])
      // Pairs come with the commonest first: it wins.
      if (!traditional.has(characters[i + 1])) traditional.set(characters[i + 1], characters[i])
    }
    const through = map => text => [...text].map(character => map.get(character) ?? character).join("")
    return [through(simple), through(traditional)]
  }

  const show = async (input, hint) => {
    const query = input.value.trim()
    hint.replaceChildren()
    if (!query) return
    const { numbers, variants, addresses = {} } = await load()
    if (input.value.trim() !== query) return
    // People type a number as it comes: any blank, dash or slash is the same.
    const plain = text => text.normalize("NFKC").toUpperCase().replace(/[\s—–/-]+/g, "-")
    const wanted = plain(query)
    const found = Object.keys(numbers).filter(number =>
      plain(number) === wanted || (wanted.length > 3 && plain(number).startsWith(wanted)))
    for (const number of found.slice(0, 5)) {
      const link = document.createElement("a")
      link.href = new URL(`${addresses[number] ?? number}/`, root)
      link.textContent = `${number} ${numbers[number]}`
      hint.append(link)
    }
    for (const other of new Set(converters(variants).map(convert => convert(query)))) {
      if (other === query) continue
      const button = document.createElement("button")
      button.type = "button"
      button.textContent = other
      button.addEventListener("click", () => {
        input.value = other
        input.dispatchEvent(new Event("input", { bubbles: true }))
        input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
        input.focus()
      })
      hint.append(button)
    }
  }

  const start = () => {
    const input = document.querySelector("[data-md-component=search-query]")
    const results = document.querySelector("[data-md-component=search-result]")
    if (!input || !results) return
    const hint = document.createElement("div")
    hint.className = "sop-search-hint"
    results.prepend(hint)
    for (const event of ["input", "focus"]) input.addEventListener(event, () => show(input, hint))
    if (input.value) show(input, hint)
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
