using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JourneyValues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "values",
                table: "message",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "values",
                table: "enrollment",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "values",
                table: "message");

            migrationBuilder.DropColumn(
                name: "values",
                table: "enrollment");
        }
    }
}
