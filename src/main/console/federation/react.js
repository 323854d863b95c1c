module.exports = require("./shared").shared("react")
