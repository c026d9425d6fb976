using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyStudio.Storage.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Approval : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "asked_at",
                table: "draft",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "asked_by",
                table: "draft",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "asked_revision",
                table: "draft",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "asked_at",
                table: "draft");

            migrationBuilder.DropColumn(
                name: "asked_by",
                table: "draft");

            migrationBuilder.DropColumn(
                name: "asked_revision",
                table: "draft");
        }
    }
}
