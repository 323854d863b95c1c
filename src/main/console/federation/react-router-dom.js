module.exports = require("./shared").shared("react-router-dom")
